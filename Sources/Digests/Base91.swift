/// Bytes as text, thirteen bits in two of 91 printable characters: longer by less than a quarter.
///
/// The characters are those from `#` to `~` but `<`, the lowest bits and the lesser digit's worth last: within a `<script>` of HTML none of
/// them means anything. What comes after the last byte is zeros.
package func base91(_ bytes: [UInt8]) -> String {
    var characters: [UInt8] = []
    characters.reserveCapacity(bytes.count * 16 / 13 + 2)
    var held = 0
    var count = 0
    func append(_ digit: Int) { characters.append(UInt8(digit + (digit < 25 ? 35 : 36))) }
    for place in 0...bytes.count {
        if place < bytes.count {
            held |= Int(bytes[place]) << count
            count += 8
        } else if count > 0 {
            count = 13
        }
        guard count >= 13 else { continue }
        append((held & 0x1FFF) / 91)
        append((held & 0x1FFF) % 91)
        held >>= 13
        count -= 13
    }
    return String(decoding: characters, as: UTF8.self)
}
