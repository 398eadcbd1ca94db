package import CivilTime
import Diagnostics
import IncidentFeeds
package import RuleEngine
import RulePacks
package import Runbooks
package import Vocabularies

/// A small pack written in a test, and what it makes of incidents.
package struct TestPack {
    package let pack: RulePack

    /// Why a test's own pack or incident is no good.
    package struct Mistake: Error, CustomStringConvertible {
        package let description: String
    }

    /// Loads a pack from its texts; any diagnostic is a mistake of the test.
    package init(_ texts: String...) throws {
        try self.init(files: texts)
    }

    /// Loads a pack from its texts in this order.
    package init(files texts: [String]) throws {
        try self.init([texts.enumerated().map { SourceFile(path: "pack\($0.offset).yaml", text: $0.element) }])
    }

    /// Loads a pack and those that add to it, each from its text; where the day is told, what is overdue is no mistake.
    package init(packs texts: [String], overlays: [String] = [], today: CivilDate? = nil) throws {
        try self.init(
            texts.enumerated().map { [SourceFile(path: "pack\($0.offset).yaml", text: $0.element)] },
            overlays: overlays.enumerated().map { SourceFile(path: "overlay\($0.offset).yaml", text: $0.element) },
            today: today)
    }

    private init(_ packs: [[SourceFile]], overlays: [SourceFile] = [], today: CivilDate? = nil) throws {
        let files = packs.flatMap { $0 } + overlays
        let loading = PackLoader.load(packs: packs, overlays: overlays, today: today)
        guard let pack = loading.pack, loading.diagnostics.isEmpty || today != nil else {
            throw Mistake(description: TextRenderer().render(loading.diagnostics, files: files))
        }
        self.pack = pack
    }

    /// The situation that a record describes.
    package func situation(_ json: String) throws -> Situation {
        var framer = FeedFramer()
        framer.append(Array(json.utf8))
        framer.finish()
        guard let record = framer.next() else { throw Mistake(description: "no record in \(json)") }
        return try IncidentReader(pack: pack).read(record)
    }

    /// The plan for a record at an instant.
    package func plan(_ json: String, now: String = "2026-11-03T03:00:00+01:00") throws -> Plan {
        Plan(pack: pack, situation: try situation(json), now: try TestPack.instant(now))
    }

    /// The line of an action in a plan; nil when the plan doesn't speak of it.
    package func line(_ id: String, in plan: Plan) throws -> Line? {
        plan.line(of: try action(id))
    }

    /// The action with this id.
    package func action(_ id: String) throws -> PackIndex<Action> {
        guard let action = pack.action(withID: id) else { throw Mistake(description: "no action \(id)") }
        return action
    }

    /// The fact with this name.
    package func fact(_ name: String) throws -> PackIndex<Fact> {
        guard let fact = pack.vocabulary.fact(named: name) else { throw Mistake(description: "no fact \(name)") }
        return fact
    }

    /// An instant written as RFC 3339.
    package static func instant(_ text: String) throws -> Instant {
        guard let instant = Instant(rfc3339: text) else { throw Mistake(description: "not an instant: \(text)") }
        return instant
    }

    /// Things that may be seen, one that tells nothing among them; a section of its own.
    package static let symptoms = """
        symptoms:
          note: {label: "Un message", facts: {spreading: true, types: [attack]}}
          slow: {label: "Une lenteur"}
          mute: {label: "Plus rien", facts: {types: [outage]}}
        """

    /// The head and vocabulary that most tests share; actions and rules come after it.
    package static let head = """
        pack:
          id: test
          version: 1.0.0
          language: fr
          time_zero: detected_at
          default_reader: chief
          bindings: {id: id, types: types}
        priorities:
          vital: {label: "VITAL", mark: V, weight: 8}
          legal: {label: "LÉGAL", mark: L, weight: 4}
          normal: {label: "normal", mark: N, weight: 2}
        phases: [first, second]
        interests: [patients, proof]
        clocks:
          detected_at: {label: "la détection"}
          known_at: {label: "la connaissance", fallback: [noted_at]}
        roles:
          chief: {label: "Chef"}
          other: {label: "Autre"}
        enumerations:
          kind:
            attack: {label: "Attaque"}
            theft: {label: "Vol", parent: attack}
            outage: {label: "Panne"}
            unclear: {label: "Indéterminé", unknown: true}
        facts:
          id: {type: string}
          types: {type: set, of: kind, from: [type, other_types], question: "Quels types ?", pinned: true}
          spreading: {type: boolean, question: "Cela s'étend-il ?", effort: 2}
          backup: {type: enum, values: {safe: {}, hit: {}, unsure: {unknown: true}}, question: "La sauvegarde ?"}
          isolable: {type: boolean, question: "Peut-on débrancher ?", effort: 1}
          noted_at: {type: datetime}
          reported_at: {type: datetime}

        """
}
