import CivilTime
import Vocabularies

/// An establishment as bytes from which it is made again, beside those of the pack whose words it uses.
extension ByteImage {
    /// Writes all that a profile says.
    package mutating func write(_ establishment: Establishment) {
        write(establishment.name)
        list(establishment.finess) { $0.write($1) }
        optional(establishment.zone) { $0.write($1.id) }
        list(establishment.facts) { image, fact in
            image.write(fact.fact)
            image.write(fact.state)
        }
        list(establishment.cards) { $0.write($1) }
        list(establishment.sharedDuties) { image, duty in
            image.list(duty.hours) { $0.write($1) }
            image.write(duty.person)
            image.optional(duty.phone) { $0.write($1) }
            image.list(duty.roles) { $0.write($1) }
        }
        list(establishment.delegations) { image, delegation in
            image.write(delegation.action)
            image.write(delegation.holder)
            image.optional(delegation.deputy) { $0.write($1) }
            image.optional(delegation.writtenOn) { $0.write($1.dayNumber) }
            image.optional(delegation.condition) { $0.write($1) }
        }
        list(establishment.cutOffs) { image, cutOff in
            image.optional(cutOff.action) { $0.write($1) }
            image.write(cutOff.label)
            image.write(cutOff.place)
            image.optional(cutOff.key) { $0.write($1) }
            image.optional(cutOff.effectOnCare) { $0.write($1) }
        }
        optional(establishment.workingHours) { image, hours in
            image.write(hours.opening)
            image.write(hours.closing)
        }
        optional(establishment.validation) { image, validation in
            image.write(validation.by)
            image.write(validation.packVersion)
            image.write(validation.on.dayNumber)
        }
        optional(establishment.revisedOn) { $0.write($1.dayNumber) }
        write(establishment.digest)
        list(establishment.rota) { image, duty in
            image.write(duty.role)
            image.write(duty.start.secondsSinceEpoch)
            image.write(duty.end.secondsSinceEpoch)
            image.write(duty.name)
            image.optional(duty.phone) { $0.write($1) }
            image.optional(duty.verifiedOn) { $0.write($1.dayNumber) }
        }
        optional(establishment.insurance) { image, insurance in
            for text in [insurance.insurer, insurance.contract, insurance.phone] {
                image.optional(text) { $0.write($1) }
            }
        }
    }

    private mutating func write(_ card: ContactCard) {
        write(card.owner)
        for text in [card.name, card.deputy, card.fixedPhone, card.mobilePhone, card.deputyPhone, card.portal] {
            optional(text) { $0.write($1) }
        }
        list(card.hours) { $0.write($1) }
        optional(card.verifiedOn) { $0.write($1.dayNumber) }
        optional(card.language) { $0.write($1) }
    }

    private mutating func write(_ hours: DutyHours) {
        list(Weekday.allCases.filter { hours.days.contains($0) }) { $0.write($1.rawValue) }
        write(hours.start)
        write(hours.end)
    }

    private mutating func write(_ state: FactState) {
        switch state {
        case .absent: tag(0)
        case .unreadable: tag(1)
        case .unknown: tag(2)
        case .notApplicable: tag(3)
        case .known(let value):
            tag(4)
            writeAny(value)
        case .bounded(let bound):
            tag(5)
            write(bound.side == .atLeast)
            writeAny(bound.value)
        }
    }

    /// A value, be it a set or a list of records.
    mutating func writeAny(_ value: FactValue) {
        switch value {
        case .set(let set):
            tag(1)
            list(set.members) { $0.write($1) }
            write(set.isOpen)
            write(set.holdsUnknown)
        case .records(let records):
            tag(2)
            list(records) { $0.list($1.states) { $0.write($1) } }
        default:
            tag(0)
            write(value)
        }
    }
}

extension ImageReader {
    /// The establishment that was written.
    package mutating func establishment() -> Establishment {
        Establishment(
            name: text(), finess: list { $0.text() }, zone: optional { $0.zone() },
            facts: list { EstablishmentFact($0.fact(), $0.state()) }, cards: list { $0.card() },
            sharedDuties: list { reader in
                SharedDuty(
                    hours: reader.dutyHours(), person: reader.text(), phone: reader.optional { $0.text() },
                    roles: reader.list { $0.role() })
            },
            delegations: list { reader in
                Delegation(
                    action: reader.action(), holder: reader.role(), deputy: reader.optional { $0.role() },
                    writtenOn: reader.optional { $0.date() }, condition: reader.optional { $0.text() })
            },
            cutOffs: list { reader in
                CutOff(
                    action: reader.optional { $0.action() }, label: reader.text(), place: reader.text(),
                    key: reader.optional { $0.text() }, effectOnCare: reader.optional { $0.text() })
            }, workingHours: optional { $0.workingHours() },
            validation: optional { Validation(by: $0.text(), packVersion: $0.text(), on: $0.date()) },
            revisedOn: optional { $0.date() }, digest: text(),
            rota: list { reader in
                RotaDuty(
                    role: reader.role(), start: Instant(secondsSinceEpoch: reader.int64()),
                    end: Instant(secondsSinceEpoch: reader.int64()), name: reader.text(),
                    phone: reader.optional { $0.text() }, verifiedOn: reader.optional { $0.date() })
            },
            insurance: optional { reader in
                Insurance(
                    insurer: reader.optional { $0.text() }, contract: reader.optional { $0.text() },
                    phone: reader.optional { $0.text() })
            })
    }

    private mutating func workingHours() -> WorkingHours {
        let (opening, closing) = (int(), int())
        expect((0...1440).contains(opening) && (0...1440).contains(closing))
        return isSound ? WorkingHours(opening: opening, closing: closing) : .usual
    }

    private mutating func card() -> ContactCard {
        ContactCard(
            owner: addressee(), name: optional { $0.text() }, deputy: optional { $0.text() },
            fixedPhone: optional { $0.text() }, mobilePhone: optional { $0.text() },
            deputyPhone: optional { $0.text() }, portal: optional { $0.text() }, hours: dutyHours(),
            verifiedOn: optional { $0.date() }, language: optional { $0.text() })
    }

    private mutating func dutyHours() -> [DutyHours] {
        let all = list { reader in
            let days = reader.list { Weekday(rawValue: $0.int()) }.compactMap { $0 }
            return DutyHours(days: Set(days), start: reader.int(), end: reader.int())
        }
        expect(!all.contains(nil))
        return all.compactMap { $0 }
    }

    private mutating func state() -> FactState {
        let tag = tag()
        expect(tag < 6)
        switch tag {
        case 1: return .unreadable
        case 2: return .unknown
        case 3: return .notApplicable
        case 4: return .known(anyValue())
        case 5: return .bounded(Bound(flag() ? .atLeast : .atMost, anyValue()))
        default: return .absent
        }
    }

    mutating func anyValue() -> FactValue {
        let tag = tag()
        expect(tag < 3)
        switch tag {
        case 1: return .set(SetValue(list { $0.value() }, isOpen: flag(), holdsUnknown: flag()))
        case 2: return nested { .records($0.list { FactRecord($0.list { $0.state() }) }) }
        default: return value()
        }
    }
}
