import CivilTime
import Vocabularies

extension ByteImage {
    mutating func write(_ action: Action) {
        write(action.id)
        write(action.label)
        write(action.short)
        write(action.phase)
        write(action.role)
        optional(action.target) { $0.write($1) }
        write(action.kind)
        write(action.reversal)
        optional(action.impossibleIf) { $0.write($1) }
        list(action.after) { image, prerequisite in
            image.write(prerequisite.action)
            image.optional(prerequisite.through) { $0.write($1) }
        }
        list(action.needs) { $0.write($1) }
        list(action.destroys) { $0.write($1) }
        list(action.stops) { image, stop in
            image.optional(stop.label) { $0.write($1) }
            image.write(stop.selection.collection)
            image.write(stop.selection.condition)
        }
        list(action.preferAfter) { $0.write($1) }
        list(action.steps) { $0.write($1) }
        optional(action.doneWhen) { $0.write($1) }
        optional(action.basis) { $0.write($1.rawValue) }
        optional(action.addressee) { $0.write($1) }
        optional(action.say) { $0.write($1) }
        optional(action.otherwise) { $0.write($1) }
        optional(action.duty) { image, duty in
            image.write(duty.addressee)
            image.write(duty.basis)
            image.write(duty.certainty.rawValue)
            image.optional(duty.unread) { $0.write($1) }
            image.write(duty.verifiedOn.dayNumber)
            image.write(duty.endsWithIncident)
        }
    }

    private mutating func write(_ kind: Action.Kind) {
        switch kind {
        case .act: tag(0)
        case .decide(let decision):
            tag(1)
            list(decision.options) { $0.write($1) }
            write(decision.criterion)
            list(decision.settled) { image, settled in
                image.write(settled.fact)
                image.list(settled.values) { $0.write($1) }
            }
        }
    }

    private mutating func write(_ reversal: Action.Reversal) {
        switch reversal {
        case .none: tag(0)
        case .possible(let undo):
            tag(1)
            optional(undo) { $0.write($1) }
        }
    }

    mutating func write(_ addressee: Action.Addressee) {
        switch addressee {
        case .role(let role):
            tag(0)
            write(role)
        case .contact(let contact):
            tag(1)
            write(contact)
        }
    }
}
