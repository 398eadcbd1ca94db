import CivilTime
import RuleEngine
import RunbookFormats
import Runbooks
import Vocabularies

/// The runbook of each type of incident, for the first night to come, when nothing else is known.
struct PreparedNights {
    /// One night.
    struct Night {
        /// The position of its type; nil for a night of which nobody knows the type.
        let type: Int?

        /// The name of its page.
        let name: PageName
        let label: Phrase
        let plan: Plan

        /// When it was made, which is all that a page of it may print of the hour.
        let madeAt: Instant

        /// The whole runbook.
        var page: String { HTMLFormat.render([document(for: PreparedNights.reader(plan))]) }

        /// The runbook for one reader.
        func document(for reader: Reader) -> RunbookDocument {
            RunbookDocument(plan, reader: reader, presentation: Presentation(preparedAt: madeAt))
        }
    }

    /// In the order of the pack: the type that nobody knows first, then each that calls for something.
    let all: [Night]

    init(_ pack: RulePack, _ establishment: Establishment, at now: Instant) {
        // When the fewest are there.
        let start = PreparedNights.night(after: now, in: pack.zone(of: establishment))
        func night(_ type: Int?, _ name: String, _ label: Phrase) -> Night? {
            let plan = PreparedNights.plan(of: type, pack, establishment, at: start)
            return plan.isSkipped || plan.placed.isEmpty
                ? nil : Night(type: type, name: PageName(name), label: label, plan: plan, madeAt: now)
        }
        let members = pack.header.bindings.types.flatMap { pack.vocabulary.facts[$0].type.enumeration }?.members ?? []
        let known = members.enumerated().filter { !$1.meansUnknown }.sorted { $0.element.id < $1.element.id }
        all =
            [night(nil, "incident", "Je ne sais pas encore : commencer par ici")].compactMap { $0 }
            + known.compactMap { night($0.offset, "incident-" + $0.element.id, Phrase($0.element.label)) }
    }

    /// The roles that some of them counts on and that nobody holds at that hour.
    var unheld: [PackIndex<Role>] { Set(all.flatMap { $0.plan.unheldRoles }).sorted() }

    /// The night that asks for most; of equals, the first.
    var heaviest: Night? {
        func weight(_ night: Night) -> Int { night.plan.placed.count { $0.status == .required } }
        let most = all.map(weight).max()
        return all.first { weight($0) == most }
    }

    /// Page 1 of whoever is in charge, then of each role that has something to do, for some nights.
    static func pageOnes(of nights: [Night]) -> String {
        let documents = nights.flatMap { night -> [RunbookDocument] in
            let plan = night.plan
            let roles = Set(plan.placed.compactMap { plan.bearer(of: plan.pack.actions[$0.action].role) }).sorted()
            let readers = [reader(plan)] + roles.map { .holding($0) }
            return readers.map { night.document(for: $0) }
        }
        return PreparedPages.pageOnes(documents, title: "Pages 1 par rôle")
    }

    private static func reader(_ plan: Plan) -> Reader { .inCharge(plan.pack.header.defaultReader) }

    /// The next three in the morning by the clock of the house, which none of its clocks skips or shows twice.
    static func night(after now: Instant, in zone: Zone) -> Instant {
        let today = zone.civil(now).date
        let nights = [today, today.adding(days: 1)].flatMap { zone.instants(of: $0, hour: 3, minute: 0, second: 0) }
        return nights.first { $0 > now } ?? now
    }

    static func plan(of type: Int?, _ pack: RulePack, _ establishment: Establishment?, at start: Instant) -> Plan {
        let profiles = Profiles(establishment.map { [$0] } ?? [])
        return Plan(pack: pack, profiles: profiles, situation: situation(of: type, in: pack), now: start)
    }

    private static func situation(of type: Int?, in pack: RulePack) -> Situation {
        var table = FactTable(factCount: pack.vocabulary.facts.count)
        table[pack.header.bindings.id] = .known(.string("KIT"))
        if let type, let fact = pack.header.bindings.types {
            if case .set = pack.vocabulary.facts[fact].type {
                table[fact] = .known(.set(SetValue([.member(type)])))
            } else {
                table[fact] = .known(.member(type))
            }
            // What is read from one name only is said under that name too.
            for source in pack.vocabulary.facts[fact].sources {
                guard let other = pack.vocabulary.fact(named: source), other != fact,
                    case .enumeration = pack.vocabulary.facts[other].type
                else { continue }
                table[other] = .known(.member(type))
            }
        }
        return Situation(table)
    }
}
