package import CivilTime
import Digests
package import RuleEngine
import RunbookFormats
import Runbooks
import Vocabularies

/// What an establishment prints and copies before any night: pages that any browser opens, and paper ready to hand out.
package struct Kit: Sendable {
    /// One file of the folder.
    package struct File: Hashable, Sendable {
        /// Its name, which stands in the folder itself.
        package let name: String
        package let bytes: [UInt8]
    }

    /// The files, by name.
    package let files: [File]

    /// When it has to be made again.
    package let expiry: KitExpiry

    /// The kit of an establishment: same pack, profile and instant, same bytes.
    ///
    /// The pages name whoever answers in the first night after `now`. `types` are the incidents whose page 1 is printed for
    /// each role; without any, the one that asks for most. `page` is the one that begins by asking what is seen, where it can be made.
    package init(
        _ pack: RulePack, _ establishment: Establishment, types: [Int] = [], isShared: Bool = false,
        page: [UInt8]? = nil, at now: Instant
    ) {
        let nights = PreparedNights(pack, establishment, at: now)
        let expiry = KitExpiry(establishment, pack, at: now)
        let sheets = KitSheets(pack, establishment, isShared: isShared, at: now)
        let chosen =
            types.isEmpty ? nights.heaviest.map { [$0] } ?? [] : nights.all.filter { types.contains($0.type ?? -1) }
        let pages = nights.all.map { night in (night.label, night.name, night.page) }
        let declarations = PreparedPages.declarations(
            of: nights.all.map { $0.plan }, title: "Déclarations à remplir : \(establishment.name)")
        let logbook = PreparedPages.logbook(title: "Main courante : \(establishment.name)")
        let paper: [(name: PageName, use: Phrase, text: String)] = [
            ("1-pages-par-role", "page 1 de chaque rôle : une feuille à chacun", PreparedNights.pageOnes(of: chosen)),
            (
                "2-telephones", "liste des téléphones : cellule de crise, standard",
                ReportPage.render(sheets.telephones(unheld: nights.unheld))
            ),
            (
                "3-coupures", "coupures et délégations : à qui débranche, à qui décide",
                ReportPage.render(sheets.cutOffs)
            ),
            ("4-main-courante", "main courante vierge : deux feuillets, à imprimer en dix exemplaires", logbook),
            ("5-declarations", "déclarations à remplir : direction, délégué à la protection des données", declarations),
        ].map { (PageName($0.0), Phrase($0.1), $0.2) }
        let notice = KitNotice(pack, establishment, expiry, isShared: isShared, at: now)
        let asking = PageName("0-que-voyez-vous")
        let first = notice.page(
            asking: page.map { _ in asking }, incidents: pages.map { ($0.0, $0.1) },
            paper: paper.map { ($0.use, $0.name) })
        let texts =
            [(PageName("0-lire-en-premier"), first)] + paper.map { ($0.name, $0.text) } + pages.map { ($0.1, $0.2) }
        let asked = page.map { [File(name: asking.file, bytes: $0)] } ?? []
        let files = (asked + texts.map { File(name: $0.0.file, bytes: Array($0.1.utf8)) }).sorted { $0.name < $1.name }
        self.files = files + [Kit.list(of: files)]
        self.expiry = expiry
    }

    /// The digests of the files, as `sha256sum -c` reads them: a copy on a key can be checked anywhere.
    private static func list(of files: [File]) -> File {
        let lines = files.map { SHA256.hexadecimal(of: $0.bytes) + "  " + $0.name + "\n" }
        return File(name: "empreintes.sha256", bytes: Array(lines.joined().utf8))
    }
}
