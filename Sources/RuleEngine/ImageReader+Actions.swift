import CivilTime
import Vocabularies

extension ImageReader {
    mutating func declaredAction() -> Action {
        let (id, label, short) = (text(), text(), text())
        let (phase, role, target) = (phase(), role(), optional { $0.fact() })
        let (kind, reversal, impossibleIf) = (kind(), reversal(), optional { $0.condition() })
        let after = list { Prerequisite($0.action(), through: $0.optional { $0.fact() }) }
        let (needs, destroys) = (list { $0.resource() }, list { $0.resource() })
        let stops = list { reader in
            let label = reader.optional { $0.text() }
            return Action.Stop(reader.selection(), label: label)
        }
        return Action(
            id: id, label: label, short: short, phase: phase, role: role, target: target, kind: kind,
            reversal: reversal, impossibleIf: impossibleIf, after: after, preferAfter: list { $0.action() },
            needs: needs, destroys: destroys, stops: stops, steps: list { $0.text() }, doneWhen: optional { $0.text() },
            basis: optional { reader in reader.named({ Action.Basis(rawValue: $0) }, else: .judged) },
            addressee: optional { $0.addressee() }, say: optional { $0.text() }, otherwise: optional { $0.text() },
            duty: optional { $0.duty() })
    }

    private mutating func kind() -> Action.Kind {
        guard flag() else { return .act }
        let decision = Decision(
            options: list { $0.text() }, criterion: text(),
            settled: list { Decision.Settled($0.fact(), $0.list { $0.value() }) })
        guard let decision else {
            refuse()
            return .act
        }
        for settled in decision.settled { expect(settled.values.count == decision.options.count) }
        return .decide(decision)
    }

    private mutating func reversal() -> Action.Reversal {
        flag() ? .possible(undo: optional { $0.text() }) : .none
    }

    mutating func addressee() -> Action.Addressee {
        flag() ? .contact(contact()) : .role(role())
    }

    private mutating func duty() -> LegalDuty {
        LegalDuty(
            addressee: addressee(), basis: text(),
            certainty: named({ LegalDuty.Certainty(rawValue: $0) }, else: .recalled), unread: optional { $0.text() },
            verifiedOn: date(), endsWithIncident: flag())
    }
}
