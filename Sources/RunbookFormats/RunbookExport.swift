package import Runbooks

/// The formats of other people's tools, each named as the command line names it.
package enum RunbookExport: String, CaseIterable, Sendable {
    /// A table for spreadsheets.
    case csv
    /// A task list in Markdown.
    case tasks
    /// An iCalendar file.
    case ics
    /// A case of TheHive 5 with its tasks.
    case thehive
    /// A case template of TheHive 5.
    case theHiveTemplate = "thehive-template"
    /// A case template of DFIR-IRIS.
    case iris
    /// A CACAO 2.0 playbook.
    case cacao

    /// The whole file.
    package func render(_ plan: Plan) -> [UInt8] {
        switch self {
        case .csv: Array(CSVExport.render(plan).utf8)
        case .tasks: Array(TaskListExport.render(plan).utf8)
        case .ics: Array(CalendarExport.render(plan).utf8)
        case .thehive: TheHiveExport.renderCase(plan)
        case .theHiveTemplate: TheHiveExport.renderTemplate(plan)
        case .iris: IRISExport.render(plan)
        case .cacao: CACAOExport.render(plan)
        }
    }

    /// For a case of TheHive that has tasks already: those to create and those to update.
    package static func changes(_ plan: Plan, existing: [ExistingTask]) -> [UInt8] {
        TheHiveExport.renderChanges(plan, existing: existing)
    }
}
