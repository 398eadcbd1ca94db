import Diagnostics
import IncidentFeeds
import RunbookFormats

/// The tasks that a case of TheHive has, as its API lists them.
enum ExistingTasks {
    /// Reads a JSON array of tasks; what the format does not need is passed over.
    static func read(_ path: String) throws -> [ExistingTask] {
        let bytes = try Ending.naming(path) { () throws(SystemFault) in
            try Files.read(path, limit: FeedLimits().recordBytes)
        }
        let value: JSONValue
        do throws(FeedFault) {
            value = try JSONReader.read(bytes, declares: DeclaredKeys(paths: []))
        } catch {
            throw Ending.failure("\(printable(path)): \(error.message)")
        }
        guard case .array(let items) = value.content else {
            throw Ending.failure("\(printable(path)): a JSON array of tasks is expected")
        }
        return try items.enumerated().map { place, item in
            guard let task = ExistingTask(item) else {
                throw Ending.failure("\(printable(path)): task \(place + 1) has no `_id` or no `title`")
            }
            return task
        }
    }
}

extension ExistingTask {
    fileprivate init?(_ value: JSONValue) {
        func text(_ key: String) -> String? {
            if case .string(let text)? = value[key]?.content { text } else { nil }
        }
        guard let id = text("_id"), let title = text("title") else { return nil }
        var dueDate: Int64?
        if case .number(let number)? = value["dueDate"]?.content { dueDate = number.int64 }
        self.init(
            id: id, title: title, description: text("description") ?? "", status: text("status") ?? "Waiting",
            dueDate: dueDate)
    }
}
