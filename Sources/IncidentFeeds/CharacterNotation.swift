/// The conventional name of a character: `U+001B`.
func notation(_ value: UInt32) -> String {
    "U+" + hexadecimal(value, width: 4)
}

/// A number in upper-case hexadecimal, with zeros in front up to a width.
func hexadecimal(_ value: UInt32, width: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
