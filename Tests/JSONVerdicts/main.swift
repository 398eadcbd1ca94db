import Diagnostics
// Reads documents from stdin, each after its length in four bytes (big end first), and answers one line for each:
// `ok` and the document written again, or the code of the fault and its offset.
import Glibc
import IncidentFeeds

func readExactly(_ count: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count < count {
        var chunk = [UInt8](repeating: 0, count: count - bytes.count)
        let received = read(STDIN_FILENO, &chunk, chunk.count)
        guard received > 0 else { return nil }
        bytes += chunk.prefix(received)
    }
    return bytes
}

func written(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
}

func written(_ value: JSONValue) -> String {
    switch value.content {
    case .null: "null"
    case .bool(let bool): bool ? "true" : "false"
    case .number(let number): number.text
    case .string(let text): written(text)
    case .array(let elements): "[\(elements.map { written($0) }.joined(separator: ","))]"
    case .object(let members):
        "{\(members.map { "\(written($0.key)):\(written($0.value))" }.joined(separator: ","))}"
    }
}

let declared = DeclaredKeys(paths: [["id"], ["establishment", "finess"], ["systems", "name"]])
while let header = readExactly(4) {
    let length = header.reduce(0) { $0 << 8 | Int($1) }
    guard let document = readExactly(length) else { break }
    do throws(FeedFault) {
        print("ok", written(try JSONReader.read(document, declares: declared)))
    } catch {
        print(error.code.rawValue, error.offset)
    }
}
