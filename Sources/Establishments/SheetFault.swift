/// What may be wrong in a table that goes with a profile; the raw value is its code.
enum SheetFault: String, Hashable, Sendable, CaseIterable {
    case missingColumn = "missing-column"
    case repeatedHour = "repeated-hour"
    case tooManyRows = "too-many-rows"
    case unknownNumber = "unknown-number"
}
