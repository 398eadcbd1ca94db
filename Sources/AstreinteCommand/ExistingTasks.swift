import Diagnostics
import IncidentFeeds
import RunbookFormats

/// The tasks that a case of TheHive has, as its API lists them.
enum ExistingTasks {
    /// Reads tasks as a feed is read, an array or one a line; what the format does not need is passed over.
    static func read(_ path: String) throws -> [ExistingTask] {
        var tasks: [ExistingTask] = []
        try Files.forEachBlock(of: path) { records in tasks += try records.map { try task($0, in: path) } }
        return tasks
    }

    private static func task(_ record: FeedRecord, in path: String) throws -> ExistingTask {
        let value: JSONValue
        do throws(FeedFault) {
            if let fault = record.fault { throw fault }
            value = try JSONReader.read(record.bytes, declares: DeclaredKeys(paths: []))
        } catch {
            throw Ending.failure(RejectLine(record, error).message(file: path))
        }
        guard let task = ExistingTask(value) else {
            throw Ending.failure("\(printable(path)): task \(record.record) has no `_id` or no `title`")
        }
        return task
    }
}

extension ExistingTask {
    fileprivate init?(_ value: JSONValue) {
        guard let id = value.text("_id"), let title = value.text("title") else { return nil }
        var dueDate: Int64?
        if case .number(let number)? = value["dueDate"]?.content { dueDate = number.int64 }
        self.init(
            id: id, title: title, description: value.text("description") ?? "",
            status: value.text("status") ?? "Waiting",
            dueDate: dueDate)
    }
}
