import CivilTime
import RuleEngine
import Vocabularies

/// A small pack with one of each construct that the engine knows, built by hand since the loader stays outside the page.
struct ProbePack {
    /// The places of the facts, in the order of their names.
    enum Facts {
        static let atRisk = PackIndex<Fact>(0)
        static let backupAffected = PackIndex<Fact>(1)
        static let beds = PackIndex<Fact>(2)
        static let declaredAt = PackIndex<Fact>(3)
        static let detectedAt = PackIndex<Fact>(4)
        static let id = PackIndex<Fact>(5)
        static let memoryCaptured = PackIndex<Fact>(6)
        static let services = PackIndex<Fact>(7)
        static let type = PackIndex<Fact>(8)
    }

    /// The places of the actions, in the order of their ids.
    private enum Actions {
        static let captureMemory = PackIndex<Action>(0)
        static let cutBackups = PackIndex<Action>(1)
        static let eraseStations = PackIndex<Action>(2)
        static let isolateNetwork = PackIndex<Action>(3)
        static let warnDirection = PackIndex<Action>(4)
        static let restartServers = PackIndex<Action>(5)
    }

    private let types = Enumeration([
        member("chiffrement", parent: 2, aliases: ["Rançongiciel"]),
        member("hameconnage", parent: 2),
        member("malveillance"),
        member("panne"),
    ])
    private let services = Enumeration([member("bloc"), member("reanimation"), member("urgences")])

    /// The pack.
    var pack: RulePack {
        RulePack(
            header: header, vocabulary: vocabulary,
            askedIf: facts.map { $0.name == "memory_captured" ? malicious : nil },
            derivations: facts.map {
                $0.isDerived ? .condition(.test(FactTest(Facts.services, .containsAny(vital)))) : nil
            },
            resolutionOrder: (1...8).map { PackIndex($0) } + [Facts.atRisk], actions: actions, rules: rules)
    }

    private var rules: [Rule] {
        [
            rule("endiguer", malicious) { condition in
                [
                    require(Actions.isolateNetwork, condition, within: .seconds(1800), from: .clock(Facts.detectedAt)),
                    Consequence(
                        action: Actions.captureMemory, condition: condition,
                        effect: .recommend(Demand(priority: PackIndex(1), deadline: nil, interest: nil)),
                        onUnknown: .ask),
                    forbid(Actions.restartServers, condition, unless: isTrue(Facts.memoryCaptured)),
                ]
            },
            rule("nettoyer", .all([malicious, .not(isTrue(Facts.backupAffected))])) { condition in
                [require(Actions.eraseStations, condition)]
            },
            rule("proteger", isTrue(Facts.backupAffected)) { condition in
                [
                    require(
                        Actions.cutBackups, condition, within: .seconds(900), from: .met,
                        onUnknown: .precaution([Facts.backupAffected]))
                ]
            },
            rule("relancer", among([3])) { condition in [require(Actions.restartServers, condition)] },
            rule(
                "vie", .all([isTrue(Facts.atRisk), .test(FactTest(Facts.beds, .atLeast(.integer(100))))])
            ) { condition in
                [require(Actions.warnDirection, condition, within: .seconds(3600), from: .clock(Facts.declaredAt))]
            },
        ]
    }

    private var malicious: Condition { among(types.descendants(of: 2)) }

    private var vital: [FactValue] { [.member(1), .member(2)] }

    private func among(_ positions: [Int]) -> Condition {
        .test(FactTest(Facts.type, .isAmong(positions.map { .member($0) })))
    }

    private func isTrue(_ fact: PackIndex<Fact>) -> Condition {
        .test(FactTest(fact, .isAmong([.boolean(true)])))
    }

    private func rule(_ id: String, _ condition: Condition, _ consequences: (Condition) -> [Consequence]) -> Rule {
        Rule(
            id: id, title: id, why: nil, source: nil, condition: condition, consequences: consequences(condition))
    }

    private func require(
        _ action: PackIndex<Action>, _ condition: Condition, within length: Duration? = nil,
        from origin: Deadline.Origin = .met, onUnknown: Consequence.UnknownPolicy = .ask
    ) -> Consequence {
        let deadline = length.map { Deadline(.within($0), from: origin, kind: .house) }
        return Consequence(
            action: action, condition: condition,
            effect: .require(Demand(priority: PackIndex(0), deadline: deadline, interest: nil)), onUnknown: onUnknown)
    }

    private func recommend(_ action: PackIndex<Action>, _ condition: Condition) -> Consequence {
        Consequence(
            action: action, condition: condition,
            effect: .recommend(Demand(priority: PackIndex(1), deadline: nil, interest: nil)), onUnknown: .ask)
    }

    private func forbid(_ action: PackIndex<Action>, _ condition: Condition, unless: Condition) -> Consequence {
        Consequence(
            action: action, condition: condition,
            effect: .forbid(
                Ban(
                    because: "la mémoire vive serait perdue", interest: PackIndex(0), priority: nil, unless: unless,
                    instead: nil)),
            onUnknown: .ask)
    }
}

extension ProbePack {
    private var header: Header {
        Header(
            id: "probe", version: "1.0.0", zone: Zone.all[6], timeZero: Facts.detectedAt, defaultReader: nil,
            bindings: Bindings(id: Facts.id), legalNotice: nil, disclaimer: nil)
    }

    private var vocabulary: Vocabulary {
        Vocabulary(
            priorities: [
                Priority(id: "P1", label: "Immédiat", mark: "I", weight: 9, neverWaits: false),
                Priority(id: "P2", label: "Rapide", mark: "R", weight: 3, neverWaits: false),
            ],
            phases: [Phase(id: "agir", label: "Agir")], interests: [Interest(id: "preuves", label: "Preuves")],
            roles: [Role(id: "garde", label: "Garde", short: "Garde")], facts: facts,
            clocks: [
                Clock(fact: Facts.declaredAt, label: "la déclaration", fallbacks: [Facts.detectedAt]),
                Clock(fact: Facts.detectedAt, label: "la détection", fallbacks: []),
            ])
    }

    private var facts: [Fact] {
        [
            fact("at_risk", .boolean, isDerived: true), fact("backup_affected", .boolean), fact("beds", .integer),
            fact("declared_at", .datetime), fact("detected_at", .datetime), fact("id", .string),
            fact("memory_captured", .boolean), fact("services", .set(.enumeration(services))),
            fact("type", .enumeration(types)),
        ]
    }

    private var actions: [Action] {
        [
            action("capturer-memoire"), action("couper-sauvegardes"), action("effacer-postes", isReversible: false),
            action("isoler-reseau", after: [Actions.captureMemory]), action("prevenir-direction"),
            action("redemarrer-serveurs"),
        ]
    }

    private func fact(_ name: String, _ type: FactType, isDerived: Bool = false) -> Fact {
        Fact(
            name: name, type: type, sources: [name],
            question: Fact.Question(text: nil, how: nil, effort: 1, knownBy: [], isPinned: false), precision: nil,
            isOpen: false, isDerived: isDerived)
    }

    private func action(_ id: String, isReversible: Bool = true, after: [PackIndex<Action>] = []) -> Action {
        Action(
            id: id, label: id, short: id, phase: PackIndex(0), role: PackIndex(0),
            reversal: isReversible ? .possible(undo: nil) : .none, after: after.map { Prerequisite($0) },
            preferAfter: [], steps: [],
            doneWhen: nil, basis: nil)
    }

    private static func member(_ id: String, parent: Int? = nil, aliases: [String] = []) -> Enumeration.Member {
        Enumeration.Member(id: id, label: id, parent: parent, aliases: aliases, meansUnknown: false)
    }
}
