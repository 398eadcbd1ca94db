/// Bytes in Base64 (RFC 4648, with padding).
package func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var encoded: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let group = bytes[start..<min(start + 3, bytes.count)]
        let word = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
        for position in 0..<4 {
            let digit = alphabet[word >> (18 - 6 * position) & 63]
            encoded.append(position <= group.count ? digit : UInt8(ascii: "="))
        }
    }
    return String(decoding: encoded, as: UTF8.self)
}
