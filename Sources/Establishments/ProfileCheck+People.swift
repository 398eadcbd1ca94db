import CivilTime
import Diagnostics
import RuleEngine
import RulePacks
import YAMLTrees

/// Whether somebody answers, and who decides.
extension ProfileCheck {
    mutating func checkCard(_ card: YAMLNode) {
        let owner = ["role", "contact"].lazy.compactMap { card.known($0) }.first
        let name = printable(owner?.text ?? "")
        let numbers = ["fixed", "mobile", "deputy_phone"].compactMap { card.text($0) }
        // What has neither is an error already.
        let portal = card.text("portal")
        if numbers.isEmpty, portal == nil, card.text("deputy") != nil {
            report(
                .roleWithoutPhone, "`\(name)` has no telephone number", at: owner?.range ?? card.head,
                help: ["add `mobile` or `fixed`"])
        }
        if card.known("role") != nil, card.text("deputy") == nil, card.text("deputy_phone") == nil, !numbers.isEmpty {
            report(
                .roleWithoutDeputy, "`\(name)` has no deputy", at: owner?.range ?? card.head, help: ["add `deputy`"])
        }
        let place = card["verified_on"]?.range ?? owner?.range
        if !numbers.isEmpty {
            checkVerification(
                on: card.date("verified_on"), "the number of `\(name)`", "called", at: place ?? card.head)
        } else if portal != nil {
            checkVerification(
                on: card.date("verified_on"), "the portal of `\(name)`", "opened", at: place ?? card.head)
        }
    }

    /// Says what nobody has tried for long, or ever.
    mutating func checkVerification(on date: CivilDate?, _ way: String, _ tried: String, at range: SourceRange) {
        let help = ["try it, and note the day in `verified_on`"]
        guard let date else {
            report(.numberNotVerified, "nobody has \(tried) \(way) to check it", at: range, help: help)
            return
        }
        guard isPast(date, days: ContactCard.freshDays) else { return }
        report(
            .numberNotVerified, "\(way) was last \(tried) more than \(ContactCard.freshDays) days ago", at: range,
            help: help)
    }

    mutating func checkDuty(_ duty: YAMLNode) {
        guard duty.text("phone") == nil, let person = duty.known("person") else { return }
        report(
            .roleWithoutPhone, "`\(printable(person.text))` holds roles and has no telephone number", at: person.range,
            help: ["add `phone`"])
    }

    mutating func checkDelegation(_ delegation: YAMLNode) {
        guard let action = delegation.known("action") else { return }
        if delegation.date("written_on") == nil {
            report(
                .delegationNotDated, "the delegation of `\(printable(action.text))` has no date", at: action.range,
                help: ["add `written_on`: at night, what isn't written and dated is contested"])
        }
        if delegation.text("deputy") == nil {
            report(
                .delegationWithoutDeputy, "the delegation of `\(printable(action.text))` has no deputy",
                at: action.range, help: ["add `deputy`"])
        }
    }

    mutating func checkValidation(for version: String) {
        guard let validation = root.known("validation") else {
            report(
                .notValidated, "nobody has validated the rules for this establishment: each page says so",
                at: root["validation"]?.range ?? top,
                help: ["have them read, then add `validation: {by: …, pack_version: \(printable(version)), on: …}`"])
            return
        }
        guard let node = validation.known("pack_version"), node.text != version else { return }
        report(
            .otherVersionValidated,
            "version \(printable(node.text)) of the rules was validated, and they are in version \(printable(version))",
            at: node.range, help: ["have the present version read and validated"])
    }

    /// What the template leaves to fill in, and nobody has.
    mutating func checkBlanks(in node: YAMLNode) {
        if node.kind == .scalar, node.text.hasPrefix(ProfileTemplate.blank) || node.text == ProfileTemplate.blankNumber
        {
            report(.leftToFill, "this is still to be filled in", at: node.range, help: ["write what it is here"])
        }
        for child in node.elements + node.entries.map({ $0.value }) { checkBlanks(in: child) }
    }

    /// People, numbers and machines change in a year.
    mutating func checkRevision() {
        guard let node = root.known("revised_on"), let date = node.date, isPast(date, days: Self.year) else { return }
        report(
            .notRevised, "nobody has gone through this profile for more than a year", at: node.range,
            help: ["go through it, and note the day in `revised_on`"])
    }
}
