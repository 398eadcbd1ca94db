import Testing

@testable import PackProofs

@Suite struct FormulaSearchTests {
}
