import CivilTime
import Diagnostics
import RuleEngine
import RulePacks
import Testing
import Vocabularies

/// The digest of a pack names what it says, and nothing else.
@Suite struct PackDigestTests {
    private static func load(_ text: String, with optional: String = WholePack.optional) throws -> RulePack {
        let loading = PackLoader.load(
            packs: [[SourceFile(path: "pack.yaml", text: text)], [SourceFile(path: "plus.yaml", text: optional)]])
        return try #require(loading.pack, "\(loading.diagnostics.lines)")
    }

    @Test func `a change of any attribute changes it, each differently`() throws {
        var digests = [
            try Self.load(WholePack.text).digest,
            try Self.load(
                WholePack.text.replacing("  id: x\n", with: "  id: y\n"),
                with: WholePack.optional.replacing("pack: x", with: "pack: y")
            ).digest,
        ]
        for (old, new) in WholePack.changes {
            let parts = WholePack.text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
            try #require(parts.count == 2, "\(old) is not in the text")
            digests.append(try Self.load(parts.joined(separator: new)).digest)
        }
        for (old, new) in WholePack.optionalChanges {
            try #require(WholePack.optional.contains(old))
            digests.append(try Self.load(WholePack.text, with: WholePack.optional.replacing(old, with: new)).digest)
        }
        #expect(Set(digests).count == digests.count)
        let known = digests.enumerated().filter { digests[..<$0.offset].contains($0.element) }
        #expect(known.map { (WholePack.changes + WholePack.optionalChanges)[$0.offset - 2].0 } == [])
    }

    @Test func `the files, and the order of sections and keys, leave it`() throws {
        let sections = WholePack.text.split(separator: "\n\n").joined().split(separator: "\n").reduce(into: [String]())
        {
            if $1.first == " " { $0[$0.count - 1] += "\n" + $1 } else { $0.append(String($1)) }
        }
        let files = sections.reversed().enumerated().map {
            SourceFile(path: "\($0.offset).yaml", text: $0.element + "\n")
        }
        let optional = [SourceFile(path: "plus.yaml", text: WholePack.optional)]
        let split = try #require(PackLoader.load(packs: [optional, files]).pack)
        #expect(split.digest == (try Self.load(WholePack.text).digest))
        #expect(split.digest.hasPrefix("sha256:") && split.digest.utf8.count == 71)
    }

    @Test func `texts that read the same when joined are told apart`() throws {
        let digests = try ["[\"ab\", \"c\"]", "[\"a\", \"bc\"]", "[\"abc\"]"].map {
            try Self.load(WholePack.text.replacing("steps: [\"Pas\"]", with: "steps: \($0)")).digest
        }
        #expect(Set(digests).count == 3)
    }

    /// Every stored property of what a pack is made of; those that the image leaves out are computed from the others.
    @Test func `every stored property takes part`() throws {
        var found: [String: Set<String>] = [:]
        Self.collect(try Self.load(WholePack.text), into: &found)
        let missing = found.mapValues { $0 }.filter { Self.inImage[$0.key] != $0.value }
        #expect(missing == [:], "put what is new into ByteImage, then here")
        #expect(Set(Self.inImage.keys).subtracting(found.keys) == [])
    }

    private static func collect(_ value: Any, into found: inout [String: Set<String>]) {
        if value is Zone || value is String || value is Duration || value is CivilDate { return }
        let mirror = Mirror(reflecting: value)
        if mirror.displayStyle == .struct || mirror.displayStyle == .class {
            let name = "\(type(of: value))".split(separator: "<").first.map { String($0) } ?? ""
            found[name, default: []].formUnion(mirror.children.compactMap { $0.label })
        }
        for child in mirror.children where child.label != "dependents" { collect(child.value, into: &found) }
    }

    /// By type; of these `facts`, `listed`, `positions`, and six of the pack's own are computed.
    private static let inImage: [String: Set<String>] = [
        "Abbreviation": ["expansion", "id"],
        "Action": [
            "addressee", "after", "basis", "destroys", "doneWhen", "duty", "id", "impossibleIf", "kind", "label",
            "needs",
            "otherwise", "phase", "preferAfter", "reversal", "role", "say", "short", "steps", "stops", "target",
        ],
        "Ban": ["because", "instead", "interest", "priority", "unless", "until"],
        "Bindings": [
            "establishment", "establishmentName", "exercise", "group", "id", "severity", "status", "title", "types",
        ],
        "Clock": ["fact", "fallbacks", "label"],
        "Closing": ["condition", "phases"],
        "Closure": ["collection", "direction", "identity", "start", "through"],
        "Consequence": ["action", "condition", "effect", "isProtected", "name", "onUnknown"],
        "Contact": ["id", "label"],
        "Deadline": ["kind", "origin", "term", "use"],
        "Cover": ["condition", "name", "never", "require"],
        "Decision": ["criterion", "options", "settled"],
        "Demand": ["deadline", "every", "interest", "priority", "start"],
        "Enumeration": ["members", "positions"],
        "Fact": [
            "closedBy", "collection", "isDerived", "isMap", "isOpen", "name", "precision", "question", "sources",
            "type",
        ],
        "Body": ["facts", "listed", "predicate"],
        "FactTest": ["body", "fact"],
        "Gathering": ["collection", "condition", "fact"],
        "Header": [
            "bindings", "closing", "defaultReader", "disclaimer", "hosting", "id", "legalNotice", "likelyTypes",
            "skipIf",
            "timeZero", "version",
            "zone",
        ],
        "Hosting": [
            "carried", "collection", "down", "host", "hostApplication", "named", "provider", "servedHit", "types",
        ],
        "Interest": ["id", "label"],
        "Interruption": [
            "dataLimit", "dataUntil", "degraded", "limit", "lostAt", "records", "restored",
        ],
        "LikelyType": ["sign", "value"],
        "LegalDuty": ["addressee", "basis", "certainty", "endsWithIncident", "unread", "verifiedOn"],
        "Level": ["condition", "position"],
        "MapEntry": ["key", "map", "own", "value"],
        "Measures": ["interruptions", "milestones", "perimeter"],
        "Milestone": ["actions", "name"],
        "Member": ["aliases", "id", "label", "meansUnknown", "parent"],
        "PackIndex": ["position"],
        "OptionalPack": ["enabledIf", "id", "notice", "version"],
        "Perimeter": ["kind", "records", "references"],
        "Phase": ["id", "label"],
        "Prerequisite": ["action", "through"],
        "Priority": ["id", "label", "mark", "neverWaits", "weight"],
        "Question": ["effort", "how", "isPinned", "knownBy", "text"],
        "RecordCollection": ["fact", "generic", "identity", "label", "recordName"],
        "RecordMatches": ["atLeast", "collection", "condition"],
        "RecordSelection": ["collection", "condition"],
        "Settled": ["fact", "values"],
        "Stop": ["label", "selection"],
        "Reference": ["id", "label", "official"],
        "Resource": ["id", "label"],
        "Role": ["fallsTo", "id", "label", "short"],
        "RecordNames": ["collection", "fact"],
        "Row": ["test", "value"],
        "Rule": [
            "condition", "consequences", "forEach", "id", "isProtected", "origin", "references", "source", "status",
            "title",
            "why",
        ],
        "RuleGroup": ["id", "rules"],
        "RulePack": [
            "actions", "askedIf", "covers", "dependents", "derivations", "digest", "groups", "header", "measures",
            "optionals", "overlays",
            "readDone", "readsWorkingHours",
            "recordDerivations", "recordNames",
            "resolutionOrder", "rules", "timedTests", "vocabulary",
        ],
        // Whether a set is open is told of its fact.
        "SetValue": ["holdsUnknown", "isOpen", "members"],
        "Sign": ["fact", "value"],
        "StartTime": ["delay", "origin"],
        "Symptom": ["id", "label", "signs"],
        "Table": ["fact", "notAsked", "rows", "whenUnknown"],
        "Vocabulary": [
            "clocks", "collections", "contacts", "facts", "glossary", "interests", "phases", "priorities", "references",
            "resources", "roles", "symptoms",
        ],
    ]
}
