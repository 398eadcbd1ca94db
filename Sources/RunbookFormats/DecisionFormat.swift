import CivilTime
package import Diagnostics
import RuleEngine
package import Runbooks
import Vocabularies

/// The decision on one incident as JSON, schema `decision/1`: keys may be added, never renamed or removed.
package struct DecisionFormat: Sendable {
    /// The keys of a decision, in the order written.
    package enum Key: String, CaseIterable, Sendable {
        case schema, id, incidents
        case byIncident = "by_incident"
        case line, record, now, skipped
        case skippedBecause = "skipped_because"
        case priority, types, severity, status, exercise, title, establishment, group
        case required, recommended, deferred, forbidden, suspended, pending, infeasible, arbitration
        case notApplicable = "not_applicable"
        case done, questions, actions
        case dataDiagnostics = "data_diagnostics"
        case pack, overlays, profile, engine
        case madeFrom = "made_from"
        case fingerprint
    }

    private let keys: [Key]

    /// A format that writes these keys and computes only what they need; all of them by default.
    package init(keys: [Key] = Key.allCases) {
        self.keys = Key.allCases.filter { keys.contains($0) }
    }

    /// Writes the decision as the members of the current object, of which they are the first.
    package func write(_ plan: Plan, place: FeedPlace?, to writer: inout JSONWriter) {
        let isWhole = keys.count == Key.allCases.count
        let questions = keys.contains(.questions) ? plan.questions() : []
        var print = FingerprintDigest()
        for key in keys {
            let start = writer.bytes.count
            if key == .fingerprint {
                let fingerprint = isWhole ? print.fingerprint() : DecisionFormat.fingerprint(of: plan)
                writer.member(key.rawValue, fingerprint.text)
            } else {
                write(key, of: plan, place: place, questions: questions, to: &writer)
            }
            if isWhole, !key.isOutsideFingerprint { print.add(writer.bytes[start...]) }
        }
    }

    /// The fingerprint of a plan: that of its whole decision.
    package static func fingerprint(of plan: Plan, questions: [Question]? = nil) -> Fingerprint {
        let format = DecisionFormat(keys: Key.allCases.filter { !$0.isOutsideFingerprint })
        let questions = questions ?? plan.questions()
        var writer = JSONWriter()
        for key in format.keys { format.write(key, of: plan, place: nil, questions: questions, to: &writer) }
        var print = FingerprintDigest()
        print.add(writer.bytes[...])
        return print.fingerprint()
    }

    private func write(
        _ key: Key, of plan: Plan, place: FeedPlace?, questions: [Question], to writer: inout JSONWriter
    ) {
        switch key {
        case .schema: writer.member(key.rawValue, "decision/1")
        case .line, .record:
            guard let place else { return }
            writer.member(key.rawValue, key == .line ? place.line : place.record)
        case .now: writer.member(key.rawValue, plan.zone.rfc3339(plan.now))
        case .skipped:
            guard plan.isSkipped else { return }
            writer.member(key.rawValue, true)
        case .skippedBecause:
            guard plan.isSkipped else { return }
            writer.key(key.rawValue)
            writer.object { writer in
                for fact in plan.skipReasons {
                    writer.key(plan.pack.vocabulary.facts[fact].name)
                    writer.value(plan.view[fact], of: plan.pack.vocabulary.facts[fact], zone: plan.zone)
                }
            }
        case .priority: writer.member(key.rawValue, plan.priority.map { plan.pack.vocabulary.priorities[$0].id })
        case .incidents:
            guard !plan.parts.isEmpty else { return }
            writer.member(key.rawValue, plan.parts.map { $0.situation.id(in: $0.pack) ?? "" })
        case .byIncident:
            guard !plan.parts.isEmpty else { return }
            writer.key(key.rawValue)
            writer.array { writer in
                for part in plan.parts { writer.object { write(part, zone: plan.zone, to: &$0) } }
            }
        case .id, .types, .severity, .status, .exercise, .title, .establishment, .group:
            guard let fact = key.fact(in: plan.pack.header.bindings) else { return }
            writer.key(key.rawValue)
            writer.value(
                Lexicon(plan: plan).printed(key.reading(of: fact, in: plan)), of: plan.pack.vocabulary.facts[fact],
                zone: plan.zone)
        case .required, .recommended, .deferred, .forbidden, .suspended, .pending, .arbitration, .infeasible,
            .notApplicable, .done:
            writer.key(key.rawValue)
            let lines = Line.Status(rawValue: key.rawValue).map { plan.lines($0) } ?? []
            writer.array { writer in
                for line in lines { DecisionLine(line: line, plan: plan).write(to: &writer) }
            }
        case .overlays:
            writer.key(key.rawValue)
            writer.array { writer in
                for overlay in plan.pack.overlays { writer.object { write(overlay, to: &$0) } }
            }
        case .questions: write(questions, of: plan, to: &writer)
        case .actions:
            writer.member(key.rawValue, plan.requiredActionIDs)
        case .dataDiagnostics: writeRemarks(of: plan, to: &writer)
        case .pack:
            writer.key(key.rawValue)
            writer.object { writer in
                writer.member("id", plan.pack.header.id)
                writer.member("version", plan.pack.header.version)
                writer.member("digest", plan.pack.digest)
                writeOptionals(of: plan, to: &writer)
            }
        case .profile:
            writer.key(key.rawValue)
            guard let profile = plan.establishment else { return writer.null() }
            writer.object { writer in
                writer.member("name", Lexicon(plan: plan).printed(profile.name))
                writer.member("finess", profile.finess)
                writer.member("digest", profile.digest)
            }
        case .engine: writer.member(key.rawValue, engineVersion)
        case .madeFrom: plan.situation.evidence?.write(key.rawValue, to: &writer)
        case .fingerprint: return
        }
    }

    private func write(_ overlay: Overlay, to writer: inout JSONWriter) {
        writer.member("id", overlay.id)
        writer.member("version", overlay.version)
        writer.member("digest", overlay.digest)
        let loosened = overlay.changes.filter { $0.isLoosening }
        guard !loosened.isEmpty else { return }
        writer.key("loosened")
        writer.array { writer in
            for change in loosened {
                writer.object { writer in
                    writer.member("address", change.address)
                    writer.member("reason", change.reason)
                    if let derogation = change.derogation { writer.member("derogation", derogation.reference) }
                }
            }
        }
    }

    /// The packs that add to it; `enabled` is null where they hold for want of an answer.
    private func writeOptionals(of plan: Plan, to writer: inout JSONWriter) {
        guard !plan.pack.optionals.isEmpty else { return }
        writer.key("optional")
        writer.array { writer in
            for optional in plan.pack.optionals {
                writer.object { writer in
                    writer.member("id", optional.id)
                    writer.member("version", optional.version)
                    writer.key("enabled")
                    switch plan.view.isEnabled(optional) {
                    case .met: writer.bool(true)
                    case .notMet: writer.bool(false)
                    case .unknown: writer.null()
                    }
                }
            }
        }
    }

    private func write(_ questions: [Question], of plan: Plan, to writer: inout JSONWriter) {
        writer.key(Key.questions.rawValue)
        writer.array { writer in
            for (index, question) in questions.enumerated() {
                writer.object { DecisionQuestion(question: question, rank: index + 1, plan: plan).write(to: &$0) }
            }
        }
    }

    private func writeRemarks(of plan: Plan, to writer: inout JSONWriter) {
        writer.key(Key.dataDiagnostics.rawValue)
        writer.array { writer in
            for remark in plan.situation.remarks {
                writer.object { writer in
                    writer.member("code", remark.code)
                    writer.member("path", remark.path)
                    writer.member("message", remark.message)
                }
            }
        }
    }
}

/// Version of the engine, printed in every output.
package let engineVersion = "0.1.0"

/// Where an incident stands in its feed.
package struct FeedPlace: Hashable, Sendable {
    /// Line on which the record starts, from 1.
    package let line: Int

    /// Rank of the record among those of the feed, from 1.
    package let record: Int

    /// A place in a feed.
    package init(line: Int, record: Int) {
        self.line = line
        self.record = record
    }
}

extension Plan {
    /// The ids of what is required, sorted by their bytes.
    fileprivate var requiredActionIDs: [String] {
        lines(.required).map { pack.name(of: $0.instance) }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

extension DecisionFormat.Key {
    /// Neither where a record stood in its feed nor what else was written there changes what is said of it.
    fileprivate var isOutsideFingerprint: Bool {
        self == .line || self == .record || self == .madeFrom || self == .fingerprint
    }

    func fact(in bindings: Bindings) -> PackIndex<Fact>? {
        switch self {
        case .id: bindings.id
        case .types: bindings.types
        case .severity: bindings.severity
        case .status: bindings.status
        case .exercise: bindings.exercise
        case .title: bindings.title
        case .establishment: bindings.establishment
        case .group: bindings.group
        default: nil
        }
    }
}
