import CivilTime
import Diagnostics
import PackTesting
import RuleEngine
import RunbookFormats
import Vocabularies
import YAMLTrees

/// The record of an incident as a feed would give it, from the facts that an exercise gives in YAML.
struct GivenRecord {
    /// By how much every date and time is moved.
    let shift: Duration

    /// Where moved times are written.
    let zone: Zone

    /// What no text of it may bear.
    let outside: OutsideNumbers

    /// A value at its path, `affected.applications`; no value stands for true.
    typealias Member = (path: [String], value: YAMLNode?)

    /// The object of these values.
    func json(_ values: [Member]) -> [UInt8] {
        var writer = JSONWriter()
        write(values, to: &writer)
        return writer.bytes
    }

    private func write(_ values: [Member], to writer: inout JSONWriter) {
        let keys = Set(values.compactMap { $0.path.first }).sorted(by: precedes)
        writer.object { writer in
            for key in keys {
                writer.key(key)
                let own = values.filter { $0.path.first == key }
                if let leaf = own.first(where: { $0.path.count == 1 }) {
                    if let value = leaf.value { write(value, to: &writer) } else { writer.bool(true) }
                } else {
                    write(own.map { Member(Array($0.path.dropFirst()), $0.value) }, to: &writer)
                }
            }
        }
    }

    private func write(_ node: YAMLNode, to writer: inout JSONWriter) {
        switch node.kind {
        case .mapping:
            writer.object { writer in
                for entry in node.entries {
                    writer.key(entry.key.text)
                    write(entry.value, to: &writer)
                }
            }
        case .sequence:
            writer.array { writer in
                for element in node.elements { write(element, to: &writer) }
            }
        case .scalar: writeScalar(node, to: &writer)
        }
    }

    /// What is written plain has the type that it looks like; a quoted text stays one.
    private func writeScalar(_ node: YAMLNode, to writer: inout JSONWriter) {
        let text = node.text
        if node.isNull { return writer.null() }
        if node.style == .plain {
            if let value = Bool(text) { return writer.bool(value) }
            if let number = Int64(text) { return writer.integer(number) }
            if let number = Double(text), number.isFinite { return writer.number(number) }
        }
        writer.string(moved(outside.hidden(in: text) ?? text))
    }

    private func moved(_ text: String) -> String {
        guard shift != .zero, let instant = Instant(rfc3339: text) else { return text }
        return zone.rfc3339(instant + shift)
    }
}

extension FactState {
    /// The same without anything by which to reach somebody outside.
    func silenced(_ outside: OutsideNumbers) -> FactState {
        guard case .known(.string(let text)) = self else { return self }
        return .known(.string(outside.hidden(in: text) ?? text))
    }

    /// The same with every date and time moved.
    func moved(by shift: Duration) -> FactState {
        if case .known(let value) = self { .known(value.moved(by: shift)) } else { self }
    }
}

extension FactValue {
    fileprivate func moved(by shift: Duration) -> FactValue {
        switch self {
        case .datetime(let instant): .datetime(instant + shift)
        case .records(let records):
            .records(records.map { FactRecord($0.states.map { $0.moved(by: shift) }) })
        default: self
        }
    }
}
