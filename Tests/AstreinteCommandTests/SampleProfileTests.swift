import Foundation
import Testing

/// The sample establishments show everything that a profile may say.
@Suite struct SampleProfileTests {
    private let folder = packageRoot.appending(path: "samples/establishments")

    @Test func `each key of a profile stands in some sample`() throws {
        let schema = try JSONSerialization.jsonObject(with: Data(astreinte("schema", "profile").output.utf8))
        let samples = try FileManager.default.contentsOfDirectory(atPath: folder.path()).map { name in
            try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        }.joined(separator: "\n")
        let keys = try properties(of: #require(schema as? [String: Any]))
        #expect(keys.count > 100)
        // Other spellings of `dima`.
        for key in keys.subtracting(["dmia", "dmia_service"]) {
            #expect(samples.contains(try Regex("\\b\(key):")), "\(key)")
        }
    }

    @Test func `every telephone of the samples is one that ARCEP keeps for fiction`() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()) {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            let numbers = text.matches(of: /0[1-9]( [0-9]{2}){4}/).map { String($0.output.0) }
            #expect(!numbers.isEmpty)
            for number in numbers {
                #expect(["01 99 00 ", "06 39 98 "].contains { number.hasPrefix($0) }, "\(name): \(number)")
            }
        }
    }

    /// The names of the properties of a schema, at any depth.
    private func properties(of schema: Any) -> Set<String> {
        if let list = schema as? [Any] { return list.reduce(into: []) { $0.formUnion(properties(of: $1)) } }
        guard let object = schema as? [String: Any] else { return [] }
        let own = (object["properties"] as? [String: Any]).map { Set($0.keys) } ?? []
        return object.values.reduce(into: own) { $0.formUnion(properties(of: $1)) }
    }
}
