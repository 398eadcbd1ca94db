import FeedMappings
import IncidentFeeds
import QuickAnswers

/// Answers on records, one after the other, and what was refused among these.
struct Answers: Sendable {
    private let separator: String
    private var separates = false
    var bytes: [UInt8] = []

    /// True after an answer that may not be written: none that follows is.
    private(set) var isRefused = false
    var rejected: [RejectLine] = []

    /// How many records were read the whole way.
    var madeCount = 0

    init(between separator: String) { self.separator = separator }

    /// Adds an answer; nil for one that may not be written.
    mutating func add(_ answer: [UInt8]?) {
        guard !isRefused, let answer else {
            isRefused = true
            return
        }
        guard !answer.isEmpty else { return }
        if separates { bytes += separator.utf8 }
        separates = true
        bytes += answer
    }

    /// Adds the answers on the records that follow.
    mutating func add(_ others: Answers) {
        guard !isRefused else { return }
        add(others.bytes)
        isRefused = others.isRefused
    }
}

/// What one thread makes of a stretch of records.
struct Answering: Sendable {
    let reader: FeedReader
    let sharing: Sharing?
    let quick: QuickAnswers?
    let separator: String

    /// How many of a block may have to be made: all where nothing is answered by its bytes, else those of the first few that
    /// aren't; of no more than these, nobody asks twice.
    func expected(among records: [FeedRecord]) -> Int {
        guard quick != nil else { return records.count }
        return records.count > 16 ? answers(on: records.prefix(16)) { _ in [] }.madeCount : 0
    }

    /// The answers on some records, in their order: by their bytes where these tell, else as `make` makes them.
    func answers(
        on stretch: ArraySlice<FeedRecord>, _ make: (FeedInput.Incident) -> [UInt8]?
    ) -> Answers {
        var answers = Answers(between: separator)
        let records = stretch.span
        guard let quick, let isCanonical = reader.takesAllAsCanonical else {
            for place in records.indices { add(records[place], make, to: &answers) }
            return answers
        }
        var reading = quick.reading()
        for place in records.indices
        where !quick.answer(records, at: place, isCanonical: isCanonical, &reading, to: &answers.bytes) {
            add(records[place], make, to: &answers)
        }
        return answers
    }

    private func add(
        _ record: FeedRecord, _ make: (FeedInput.Incident) -> [UInt8]?, to answers: inout Answers
    ) {
        answers.madeCount += 1
        for result in reader.incidents(of: record, sharing) {
            switch result {
            case .success(let incident): answers.add(make(incident))
            case .failure(let fault): answers.rejected.append(RejectLine(record, fault))
            }
        }
    }
}
