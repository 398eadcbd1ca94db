import CivilTime
import Diagnostics
import IncidentFeeds
import RuleEngine
import RulePacks
import Vocabularies

/// Another name for something that a pack declares, in every place where the pack and its tests name it.
struct Renaming {
    /// By path: the bytes of each name, in order.
    private(set) var places: [String: [Range<Int>]] = [:]

    /// Why something can't have another name here; nil where it can.
    static func refusal(of mention: Mention, in reading: PackReading) -> String? {
        guard reading.isGood, reading.mistakes.allSatisfy({ $0.severity != .error }), let pack = reading.pack else {
            return "the pack or its tests have mistakes: put them right first"
        }
        let name = mention.name
        switch mention.kind {
        case "rule", "action", "group", "phase", "interest", "resource", "reference", "enumeration": return nil
        case "fact":
            guard let index = pack.vocabulary.fact(named: name) else { return "`\(name)` is not declared here" }
            let fact = pack.vocabulary.facts[index]
            let hasSource = fact.collection == nil && !fact.sources.contains(name)
            // Its own name is where it is read from.
            return fact.isDerived || hasSource
                ? nil : "incidents give this fact by its name: write `from: \(name)` in its declaration first"
        case "role", "contact": return "the profiles of establishments name this \(mention.kind) too"
        default: return "this \(mention.kind) is named in incidents or by other files too"
        }
    }

    /// The places where it is named as it is: a test may give a fact by its path instead.
    init(of mention: Mention, in reading: PackReading, _ texts: Texts) {
        for range in reading.places(of: mention) {
            let map = texts.map(of: range.file)
            let bytes = map.bytes(of: range)
            let text = map.text(bytes)
            let quote = text.hasPrefix("\"") || text.hasPrefix("'") ? 1 : 0
            guard text.dropFirst(quote).hasPrefix(mention.name) else { continue }
            let start = bytes.lowerBound + quote
            let end = start + mention.name.utf8.count
            guard end == bytes.upperBound - quote || map.bytes[end] == UInt8(ascii: "@") else { continue }
            places[range.file, default: []].append(start..<end)
        }
    }

    /// The bytes of a file with the other name.
    func renamed(_ bytes: [UInt8], of path: String, to name: String) -> [UInt8] {
        (places[path] ?? []).reversed().reduce(into: bytes) { $0.replaceSubrange($1, with: name.utf8) }
    }

    /// Why what comes out would not be the same pack; nil where it is.
    func clash(
        of mention: Mention, with name: String, in reading: PackReading, _ workspace: Workspace, at now: Instant
    ) -> String? {
        var files = reading.files
        for file in files.all where places[file.path] != nil {
            files = files.replacing(file.path, by: renamed(file.bytes, of: file.path, to: name))
        }
        let other = PackReading(files, good: nil, at: now, bytes: workspace.bytes)
        if let mistake = other.mistakes.first(where: { $0.severity == .error }) { return mistake.message }
        let count = { (reading: PackReading, name: String) in
            reading.mentions.filter { $0.kind == mention.kind && $0.name == name }.count
        }
        guard count(reading, name) == 0 else { return "`\(name)` is the name of another \(mention.kind)" }
        return count(other, name) == count(reading, mention.name) && count(other, mention.name) == 0
            ? nil : "`\(mention.name)` is also named where it can't be replaced"
    }
}

extension LanguageServer {
    /// Whether what is named at a place may have another name.
    mutating func prepareRename(_ parameters: JSONValue, at now: Instant) throws(RequestFault) -> Writing {
        let (place, mention, renaming) = try renaming(parameters, at: now)
        guard
            let own = renaming.places[place.path]?.first(where: {
                $0.lowerBound <= place.offset && place.offset <= $0.upperBound
            })
        else { throw .failed("`\(mention.name)` is given here by the path where incidents have it") }
        return { [texts] writer in
            writer.object { writer in
                writer.key("range")
                texts.write(own, of: place.map, to: &writer)
                writer.member("placeholder", mention.name)
            }
        }
    }

    /// The edits that give another name to what is named at a place.
    mutating func rename(_ parameters: JSONValue, at now: Instant) throws(RequestFault) -> Writing {
        guard let name = parameters["newName"]?.string else { throw .parameters("newName is expected") }
        let (place, mention, renaming) = try renaming(parameters, at: now)
        if name != mention.name, let reading = place.reading,
            let clash = renaming.clash(of: mention, with: name, in: reading, workspace, at: now)
        {
            throw .failed(clash)
        }
        return { [texts] writer in
            writer.object { writer in
                writer.key("changes")
                writer.object { writer in
                    for path in renaming.places.keys.sorted() {
                        let map = texts.map(of: path)
                        writer.member(texts.address(of: path), renaming.places[path] ?? []) { bytes, writer in
                            writer.key("range")
                            texts.write(bytes, of: map, to: &writer)
                            writer.member("newText", name)
                        }
                    }
                }
            }
        }
    }

    private mutating func renaming(
        _ parameters: JSONValue, at now: Instant
    ) throws(RequestFault) -> (RequestedPlace, Mention, Renaming) {
        let place = try place(parameters, at: now)
        guard let reading = place.reading, let mention = place.mention else { throw .failed("no name stands here") }
        if let refusal = Renaming.refusal(of: mention, in: reading) { throw .failed(refusal) }
        return (place, mention, Renaming(of: mention, in: reading, texts))
    }
}
