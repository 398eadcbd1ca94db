/// The attributes of a picture: numbers of pixels, and a few words of ours.
enum HTMLDrawing {
    case namespace, image
    case viewBox(width: Int, height: Int)
    case x(Int)
    case y(Int)
    case x1(Int)
    case y1(Int)
    case x2(Int)
    case y2(Int)
    case cx(Int)
    case cy(Int)
    case r(Int)
    case width(Int)
    case height(Int)
    case points([(x: Int, y: Int)])
    /// Filled with the colour of the text, or hollow.
    case filled(Bool)
    /// Lines in the colour of the text.
    case stroked
    case stroke(Int)
    case dashed
    case endsHere, middleHere
    case fontSize(Int)

    var name: String {
        switch self {
        case .namespace: "xmlns"
        case .image: "role"
        case .viewBox: "viewBox"
        case .x: "x"
        case .y: "y"
        case .x1: "x1"
        case .y1: "y1"
        case .x2: "x2"
        case .y2: "y2"
        case .cx: "cx"
        case .cy: "cy"
        case .r: "r"
        case .width: "width"
        case .height: "height"
        case .points: "points"
        case .filled: "fill"
        case .stroked: "stroke"
        case .stroke: "stroke-width"
        case .dashed: "stroke-dasharray"
        case .endsHere, .middleHere: "text-anchor"
        case .fontSize: "font-size"
        }
    }

    var value: String {
        switch self {
        case .namespace: "http://www.w3.org/2000/svg"
        case .image: "img"
        case .viewBox(let width, let height): "0 0 \(width) \(height)"
        case .x(let number), .y(let number), .x1(let number), .y1(let number), .x2(let number), .y2(let number),
            .cx(let number), .cy(let number), .r(let number), .width(let number), .height(let number),
            .stroke(let number), .fontSize(let number):
            String(number)
        case .points(let points): points.map { "\($0.x),\($0.y)" }.joined(separator: " ")
        case .stroked: "currentColor"
        case .filled(let isFilled): isFilled ? "currentColor" : "none"
        case .dashed: "2 3"
        case .endsHere: "end"
        case .middleHere: "middle"
        }
    }
}
