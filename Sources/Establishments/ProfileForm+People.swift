import CivilTime
import Vocabularies

extension ProfileForm {
    /// The zones of France.
    static let zones = Words("time zone of France", Zone.all.map { $0.id })

    /// How to reach one role, or somebody outside.
    static func contact(_ names: PackWords) -> [Key] {
        [
            Key("role", names.roles), Key("contact", names.contacts), Key("name", .text), Key("deputy", .text),
            Key("fixed", .phone), Key("mobile", .phone), Key("deputy_phone", .phone), Key("portal", .text),
            Key("hours", hours),
            Key("verified_on", .date(orNever: true)), Key("language", .text),
        ]
    }

    /// Roles that one person holds together.
    static func sharedDuty(_ names: PackWords) -> [Key] {
        [
            Key("hours", hours), Key("person", .text, required: true), Key("phone", .phone),
            Key("roles", .list(names.roles), required: true),
        ]
    }

    /// Whose turn it is to hold a role, from one instant to another.
    static func turn(_ names: PackWords) -> [Key] {
        [
            Key("role", names.roles, required: true), Key("from", .fact(.datetime), required: true),
            Key("to", .fact(.datetime), required: true), Key("name", .text, required: true), Key("phone", .phone),
            Key("verified_on", .date(orNever: true)),
        ]
    }

    /// Who may take one decision.
    static func delegation(_ names: PackWords) -> [Key] {
        [
            Key("action", names.actions, required: true), Key("holder", names.roles, required: true),
            Key("deputy", names.roles), Key("written_on", .date(orNever: false)), Key("condition", .text),
        ]
    }

    /// Where one thing is cut.
    static func cutOff(_ names: PackWords) -> [Key] {
        [
            Key("action", names.actions), Key("label", .text, required: true), Key("place", .text, required: true),
            Key("key", .text), Key("effect_on_care", .text),
        ]
    }

    /// Who has validated which version of the pack.
    static let validation = [
        Key("by", .text, required: true), Key("pack_version", .text, required: true),
        Key("on", .date(orNever: false), required: true),
    ]

    /// From one time of the day to another.
    static let span = [Key("from", .time, required: true), Key("to", .time, required: true)]

    private static let hours = Shape.oneOrMore(
        .either(
            .word(Words("time of duty", DutyWords.hours)),
            Form(
                "a span of duty",
                [Key("days", .oneOrMore(.word(Words("day", DutyWords.days.map { $0.name }))), required: true)] + span)))
}
