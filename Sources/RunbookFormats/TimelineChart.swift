package import CivilTime

/// What happened, from T0 to the end, a line for each thing: shapes say what, and nothing is said by colour.
///
/// A crisis lasts days, of which the first hour counts most: each step of the scale is as wide as the others, and longer.
package struct TimelineChart: Sendable {
    package let title: Phrase
    package let rows: [Row]

    /// T0; what came before stands at it.
    package let start: Instant
    package let end: Instant

    /// A chart over a stretch of time.
    package init(_ title: Phrase, rows: [Row], start: Instant, end: Instant) {
        self.title = title
        self.rows = rows
        self.start = start
        self.end = end
    }

    /// One line.
    package struct Row: Sendable {
        package let label: Phrase

        /// How long something was awaited or lasted; nil for what is of one instant.
        package let stretch: (from: Instant, to: Instant)?
        package let marks: [Mark]

        /// A line with its marks, which may overlap.
        package init(_ label: Phrase, stretch: (from: Instant, to: Instant)? = nil, marks: [Mark]) {
            self.label = label
            self.stretch = stretch
            self.marks = marks
        }
    }

    /// Something of one instant.
    package struct Mark: Hashable, Sendable {
        package let instant: Instant
        package let shape: Shape

        /// A shape at an instant.
        package init(_ shape: Shape, at instant: Instant) {
            self.shape = shape
            self.instant = instant
        }
    }

    /// What happened; told apart on a photocopy of a photocopy.
    package enum Shape: Hashable, Sendable, CaseIterable {
        case done, decided, refused, learnt, withdrawn, kept, missed

        var meaning: Phrase {
            switch self {
            case .done: "fait"
            case .decided: "décidé"
            case .refused: "dit impossible ou sans objet"
            case .learnt: "appris"
            case .withdrawn: "démenti ou repris"
            case .kept: "échéance tenue ou à venir"
            case .missed: "échéance manquée"
            }
        }
    }

    /// The picture alone, as an SVG file.
    package var svg: String {
        var writer = HTMLWriter()
        write(to: &writer)
        return writer.html
    }

    private static let width = 1000
    private static let left = 330
    private static let right = 970
    private static let top = 44
    private static let rowHeight = 18

    /// The steps of the scale, in minutes from T0: four years at most, then it ends.
    private static let steps: [Int64] = [
        0, 15, 60, 240, 720, 1440, 4320, 10_080, 30_240, 86_400, 259_200, 525_600, 2_102_400,
    ]

    /// Those that the chart reaches, two at least.
    private var ticks: [Int64] {
        let length = (end - start).components.seconds
        let past = TimelineChart.steps.firstIndex { $0 * 60 >= length } ?? TimelineChart.steps.count - 1
        return Array(TimelineChart.steps.prefix(max(past, 1) + 1))
    }

    /// Where an instant stands.
    private func x(_ instant: Instant, among ticks: [Int64]) -> Int {
        let seconds = min(max((instant - start).components.seconds, 0), (ticks.last ?? 0) * 60)
        let step = max(ticks.lastIndex { $0 * 60 <= seconds } ?? 0, 0)
        let width = Int64(TimelineChart.right - TimelineChart.left)
        let count = Int64(ticks.count - 1)
        guard step + 1 < ticks.count else { return TimelineChart.right }
        let into = (seconds - ticks[step] * 60) * width / ((ticks[step + 1] - ticks[step]) * 60)
        return TimelineChart.left + Int((Int64(step) * width + into) / count)
    }

    func write(to writer: inout HTMLWriter) {
        let bottom = TimelineChart.top + rows.count * TimelineChart.rowHeight
        let height = bottom + 30
        writer.element(
            .svg,
            [
                .drawn(.namespace), .drawn(.image), .look(.chart), .label(title),
                .drawn(.viewBox(width: TimelineChart.width, height: height)), .drawn(.fontSize(11)),
            ]
        ) { writer in
            writer.element(.title, text: title.text)
            scale(to: bottom, &writer)
            for (place, row) in rows.enumerated() {
                write(
                    row, at: TimelineChart.top + place * TimelineChart.rowHeight + TimelineChart.rowHeight / 2, &writer)
            }
            legend(at: bottom + 18, &writer)
        }
    }

    private func scale(to bottom: Int, _ writer: inout HTMLWriter) {
        let ticks = ticks
        for minutes in ticks {
            let x = x(start + .seconds(minutes * 60), among: ticks)
            writer.segment(from: (x, TimelineChart.top - 8), to: (x, bottom), isDashed: true)
            let label = minutes == 0 ? "T0" : "+ " + elapsed(.seconds(minutes * 60))
            writer.label(french(label), at: (x, TimelineChart.top - 14), .middleHere)
        }
    }

    private func write(_ row: Row, at y: Int, _ writer: inout HTMLWriter) {
        let ticks = ticks
        writer.label(shortened(row.label.text), at: (TimelineChart.left - 12, y + 4), .endsHere)
        if let stretch = row.stretch {
            writer.segment(
                from: (x(stretch.from, among: ticks), y), to: (x(stretch.to, among: ticks), y), isDashed: false)
        }
        for mark in row.marks { writer.shape(mark.shape, at: (x(mark.instant, among: ticks), y)) }
    }

    private func legend(at y: Int, _ writer: inout HTMLWriter) {
        var x = 10
        for shape in Shape.allCases {
            writer.shape(shape, at: (x, y - 4))
            writer.label(shape.meaning.text, at: (x + 10, y), nil)
            x += 30 + shape.meaning.text.unicodeScalars.count * 6
        }
    }

    /// As much of a label as stands beside the plot.
    private func shortened(_ text: String) -> String {
        let scalars = text.unicodeScalars
        return scalars.count <= 52 ? text : String(String.UnicodeScalarView(scalars.prefix(51))) + "…"
    }
}

extension HTMLWriter {
    fileprivate mutating func segment(from start: (x: Int, y: Int), to end: (x: Int, y: Int), isDashed: Bool) {
        element(
            .line,
            [
                .drawn(.x1(start.x)), .drawn(.y1(start.y)), .drawn(.x2(end.x)), .drawn(.y2(end.y)), .drawn(.stroked),
                .drawn(.stroke(isDashed ? 1 : 2)),
            ] + (isDashed ? [.drawn(.dashed)] : [])
        ) { _ in }
    }

    fileprivate mutating func label(_ text: String, at place: (x: Int, y: Int), _ anchor: HTMLDrawing?) {
        element(
            .text,
            [.drawn(.x(place.x)), .drawn(.y(place.y)), .drawn(.filled(true))] + (anchor.map { [.drawn($0)] } ?? []),
            text: text)
    }

    /// Draws what happened, 10 pixels wide.
    fileprivate mutating func shape(_ shape: TimelineChart.Shape, at place: (x: Int, y: Int)) {
        let (x, y) = place
        switch shape {
        case .done: element(.circle, [.drawn(.cx(x)), .drawn(.cy(y)), .drawn(.r(4)), .drawn(.filled(true))]) { _ in }
        case .decided: polygon([(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)], isFilled: true)
        case .refused:
            segment(from: (x - 4, y - 4), to: (x + 4, y + 4), isDashed: false)
            segment(from: (x - 4, y + 4), to: (x + 4, y - 4), isDashed: false)
        case .learnt: polygon([(x, y - 5), (x + 5, y + 4), (x - 5, y + 4)], isFilled: true)
        case .withdrawn: polygon([(x, y + 5), (x + 5, y - 4), (x - 5, y - 4)], isFilled: false)
        case .kept: polygon([(x - 5, y - 5), (x + 5, y - 5), (x + 5, y + 5), (x - 5, y + 5)], isFilled: false)
        case .missed:
            polygon([(x - 5, y - 5), (x + 5, y - 5), (x + 5, y + 5), (x - 5, y + 5)], isFilled: false)
            segment(from: (x - 5, y - 5), to: (x + 5, y + 5), isDashed: false)
            segment(from: (x - 5, y + 5), to: (x + 5, y - 5), isDashed: false)
        }
    }

    private mutating func polygon(_ points: [(x: Int, y: Int)], isFilled: Bool) {
        element(.polygon, [.drawn(.points(points)), .drawn(.filled(isFilled)), .drawn(.stroked)]) { _ in }
    }
}
