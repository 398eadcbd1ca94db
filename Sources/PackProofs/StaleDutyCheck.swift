import CivilTime
import Diagnostics
import RuleEngine
import Vocabularies

/// A duty of the law that nobody has compared with the text for more than a year.
enum StaleDutyCheck {
    static let code = "duty-review-overdue"

    static func diagnostics(_ survey: PackSurvey) -> [Diagnostic] {
        let today = survey.pack.header.zone.civil(survey.now).date
        return survey.pack.actions.packIndices.compactMap { action in
            guard let duty = survey.pack.actions[action].duty,
                today.dayNumber - duty.verifiedOn.dayNumber > LegalDuty.freshDays
            else { return nil }
            return Diagnostic(
                code,
                "the law behind `\(survey.name(of: action))` was last read more than "
                    + "\(LegalDuty.freshDays) days ago",
                at: survey.place(of: action), severity: .warning,
                help: ["read the text again, and write the day in `verified_on`"])
        }
    }
}
