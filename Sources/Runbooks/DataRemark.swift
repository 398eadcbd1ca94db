/// A value of a record that was set aside: it counts as unknown, and the decision says so.
package struct DataRemark: Hashable, Sendable {
    /// Stable name of the kind of trouble.
    package let code: String

    /// Path of the value in the record.
    package let path: String

    /// What is wrong, in one sentence.
    package let message: String

    /// A remark on one value.
    package init(code: String, path: String, message: String) {
        self.code = code
        self.path = path
        self.message = message
    }

    /// The hour from which the page counts can hardly be right.
    package static let doubtfulTime = "doubtful-time"

    /// How a remark begins on a word that the vocabulary doesn't have.
    package static let outOfVocabulary = "valeur hors vocabulaire : "

    /// How a remark begins on a key that the vocabulary doesn't have.
    package static let unknownKey = "clé inconnue, ignorée ; "

    /// How a remark ends on a value of which nothing is made.
    package static let countsAsUnknown = " ; compte comme inconnu"

    /// True where something that the record says is not read as it was meant, as whoever opens the page must know at once;
    /// what profiles have to do with it is said elsewhere.
    package var isOfRecord: Bool {
        path != DataRemark.journal && path != DataRemark.feed
            && !["establishment-clash", "unknown-record", "wrong-establishment"].contains(code)
    }

    /// The same in few words, which the head of a page says of the value.
    package var brief: String {
        var bytes = Array(message.utf8)[...]
        var place = path + " : "
        let (word, key, end) = (
            DataRemark.outOfVocabulary.utf8, DataRemark.unknownKey.utf8, DataRemark.countsAsUnknown.utf8
        )
        if bytes.starts(with: word) { bytes = bytes.dropFirst(word.count) }
        if bytes.starts(with: key) {
            bytes = bytes.dropFirst(key.count)
            place = "clé « " + path + " » ; "
        }
        if bytes.suffix(end.count).elementsEqual(end) { bytes = bytes.dropLast(end.count) }
        return place + String(decoding: bytes, as: UTF8.self)
    }
}
