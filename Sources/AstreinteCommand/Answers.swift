import FeedMappings
import IncidentFeeds
import QuickAnswers
import RunbookFormats

/// Answers on records, one after the other, and what was refused among these.
struct Answers: Sendable {
    private let separator: String
    private var separates = false
    var bytes: [UInt8] = []

    /// True after an answer that may not be written: none that follows is.
    private(set) var isRefused = false
    var rejected: [RejectLine] = []

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
    let make: @Sendable (FeedInput.Incident) -> [UInt8]?

    /// The answers on some records, in their order: by their bytes where these tell, else the whole way.
    func answers(on stretch: ArraySlice<FeedRecord>) -> Answers {
        var answers = Answers(between: separator)
        let records = stretch.span
        guard let quick, let isCanonical = reader.takesAllAsCanonical else {
            for place in records.indices { make(records[place], &answers) }
            return answers
        }
        var reading = quick.reading()
        for place in records.indices
        where !quick.answer(records, at: place, isCanonical: isCanonical, &reading, to: &answers.bytes) {
            make(records[place], &answers)
        }
        return answers
    }

    private func make(_ record: FeedRecord, _ answers: inout Answers) {
        let place = FeedPlace(line: record.line, record: record.record)
        for result in reader.read(record, sharing) {
            switch result {
            case .success(let incident): answers.add(make(FeedInput.Incident(read: incident, place: place)))
            case .failure(let fault): answers.rejected.append(RejectLine(record, fault))
            }
        }
    }
}
