import IncidentFeeds
import Testing

@Suite struct JSONNumberTests {
    private func number(_ text: String) -> JSONNumber? {
        guard case .number(let number) = read(#"{"v":\#(text)}"#).v else { return nil }
        return number
    }

    @Test(arguments: [
        ("0", 0), ("-0", 0), ("412", 412), ("9007199254740993", 9_007_199_254_740_993),
        ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
    ])
    func `an integer keeps all its digits`(text: String, value: Int64) {
        #expect(number(text)?.int64 == value)
        #expect(number(text)?.text == text)
    }

    @Test(arguments: [
        ("9223372036854775808", 9_223_372_036_854_775_808), ("1.5", 1.5), ("4.0", 4), ("1e3", 1000), ("1E+3", 1000),
        ("-2.5e-1", -0.25), ("1e-400", 0), ("1.7976931348623157e308", Double.greatestFiniteMagnitude),
    ])
    func `what is not written as an integer, or is beyond 64 bits, is a double only`(text: String, value: Double) {
        #expect(number(text)?.int64 == nil)
        #expect(number(text)?.double == value)
        #expect(number(text)?.text == text)
    }

    @Test(arguments: [
        "01", "-01", "00", "+1", ".5", "-.5", "1.", "1.e3", "1e", "1e+", "1e1.5", "--1", "-", "0x1F", "1_000", "1.2.3",
        "12abc", "-Infinity", "-NaN", "1e5e5", "1+1",
    ])
    func `a number that JSON writes otherwise is refused where it starts`(text: String) {
        #expect(read(#"{"v":\#(text)}"#).verdict == "malformed-number 5")
    }

    @Test(arguments: ["1e750", "-1e309", "1.8e308", "1" + String(repeating: "0", count: 400)])
    func `a number beyond a double is refused`(text: String) {
        #expect(read(#"{"v":\#(text)}"#).verdict == "number-too-large 5")
    }
}
