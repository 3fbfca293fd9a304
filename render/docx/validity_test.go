package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// sequences is the order in which ECMA-376 part 1, annex A.1 (wml.xsd) has the
// children of an element stand, each at most once. Word refuses a file in which
// they stand otherwise; LibreOffice does not.
var sequences = map[string]string{
	"pPr": `pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd
		tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi
		adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection
		textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange`,
	"rPr": `ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss
		imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr
		shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange`,
	"tblPr": `tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
		tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange`,
	"tcPr": `cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark
		headers cellIns cellDel cellMerge tcPrChange`,
	"sectPr": `headerReference* footerReference* footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType
		pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings
		sectPrChange`,
	// CT_TrPr lets these stand in any order; this is the one Word writes.
	"trPr": `cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc
		hidden ins del trPrChange`,
	"tblBorders": `top left bottom right insideH insideV`,
	"tcBorders":  `top left bottom right insideH insideV tl2br tr2bl`,
	"tblCellMar": `top left bottom right`,
	"tcMar":      `top left bottom right`,
	"style": `name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked
		personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr*`,
	"styles":      `docDefaults latentStyles style*`,
	"docDefaults": `rPrDefault pPrDefault`,
	"font":        `altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic`,
	"settings": `writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries
		displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData
		embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges
		bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors
		hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles
		stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions
		doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme
		styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone
		doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders
		bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing
		drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery
		doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin
		doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars
		noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema
		saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml
		saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields
		hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr attachedSchema themeFontLang
		clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions
		readModeInkLockDown smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol
		listSeparator`,
	"tbl":    `bookmarkStart* bookmarkEnd* tblPr tblGrid tr*`,
	"tr":     `tblPrEx trPr tc*`,
	"inline": `extent effectExtent docPr cNvGraphicFramePr graphic`,
}

// firsts are the elements that must be the first child of their parent.
var firsts = map[string]string{"pPr": "p", "rPr": "r", "tcPr": "tc"}

// all returns the descendants of the name, in the order of the part.
func (e *node) all(name string) []*node {
	var found []*node
	e.descend(func(c *node) bool {
		if c.name == name {
			found = append(found, c)
		}
		return true
	})
	return found
}

func parsePart(t testing.TB, name string, part []byte) *node {
	t.Helper()
	e, err := parseXML(nil, part, nil)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return e
}

// unzip returns the names of the parts in their order, and the parts.
func unzip(t testing.TB, file []byte) ([]string, map[string][]byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	parts := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if _, twice := parts[f.Name]; twice {
			t.Errorf("two parts are named %s", f.Name)
		}
		names = append(names, f.Name)
		parts[f.Name] = data
	}
	return names, parts
}

// checkFile finds what would make Word refuse a file.
func checkFile(t testing.TB, file []byte) {
	t.Helper()
	problems := fileProblems(t, file)
	for _, p := range problems[:min(len(problems), 20)] {
		t.Error(p)
	}
}

func fileProblems(t testing.TB, file []byte) []string {
	t.Helper()
	names, parts := unzip(t, file)
	var problems []string
	add := func(format string, a ...any) { problems = append(problems, fmt.Sprintf(format, a...)) }
	trees := map[string]*node{}
	for _, name := range names {
		if ext := path.Ext(name); ext == ".xml" || ext == ".rels" {
			trees[name] = parsePart(t, name, parts[name])
			checkOrder(trees[name], name, add)
		}
	}
	checkTypes(names, trees, add)
	checkRelations(names, trees, add)
	if styles := trees["word/styles.xml"]; styles != nil {
		checkStyles(styles, trees, add)
	}
	for _, name := range names {
		if e := trees[name]; e != nil {
			checkUnique(e, name, add)
			for _, tbl := range e.all("tbl") {
				checkTable(tbl, name, add)
			}
		}
	}
	return problems
}

func checkOrder(e *node, where string, add func(string, ...any)) {
	name := e.name
	if sequence, ok := sequences[name]; ok && (e.space == wordSpace || name == "inline") {
		order := strings.Fields(sequence)
		at := -1
		for _, c := range e.children {
			if c.space != wordSpace && name != "inline" {
				continue // an extension, which Word skips where it does not know it
			}
			i := slices.Index(order, c.name)
			repeats := false
			if i < 0 {
				i = slices.Index(order, c.name+"*")
				repeats = true
			}
			switch {
			case i < 0:
				add("%s: %s has a %s, which it cannot have", where, name, c.name)
			case i < at:
				add("%s: in %s, %s stands too late", where, name, c.name)
			case i == at && !repeats:
				add("%s: %s has two of %s", where, name, c.name)
			}
			at = max(at, i)
		}
	}
	for i, c := range e.children {
		if parent, ok := firsts[c.name]; ok && parent == name && i > 0 {
			add("%s: %s is not the first child of its %s", where, c.name, parent)
		}
		checkOrder(c, where, add)
	}
}

// checkTypes checks that each part has a content type, and each type a part.
func checkTypes(names []string, trees map[string]*node, add func(string, ...any)) {
	types := trees["[Content_Types].xml"]
	if types == nil {
		add("the file has no content types")
		return
	}
	typed := map[string]bool{}
	for _, c := range types.children {
		key := c.attr("PartName")
		if key == "" {
			key = "." + c.attr("Extension")
		} else if !slices.Contains(names, strings.TrimPrefix(key, "/")) {
			add("the content types name %s, which is missing", key)
		}
		if typed[key] {
			add("%s has two content types", key)
		}
		typed[key] = true
	}
	for _, name := range names {
		if name != "[Content_Types].xml" && !typed["/"+name] && !typed[path.Ext(name)] {
			add("%s has no content type", name)
		}
	}
}

// checkRelations checks that relationships lead from and to parts that exist, and
// that each one used is there.
func checkRelations(names []string, trees map[string]*node, add func(string, ...any)) {
	for _, name := range names {
		if path.Ext(name) != ".rels" {
			continue
		}
		folder := path.Dir(path.Dir(name))
		source := path.Join(folder, strings.TrimSuffix(path.Base(name), ".rels"))
		if name != "_rels/.rels" && !slices.Contains(names, source) {
			add("%s: there is no %s", name, source)
		}
		known := map[string]bool{}
		for _, r := range trees[name].children {
			if known[r.attr("Id")] {
				add("%s: the id %s is given twice", name, r.attr("Id"))
			}
			known[r.attr("Id")] = true
			target := path.Join(folder, r.attr("Target"))
			if strings.HasPrefix(r.attr("Target"), "/") {
				target = r.attr("Target")[1:]
			}
			if r.attr("TargetMode") != "External" && !slices.Contains(names, target) {
				add("%s: %s leads to %s, which is missing", name, r.attr("Id"), target)
			}
		}
		if trees[source] != nil {
			checkUses(trees[source], source, known, add)
		}
	}
}

func checkUses(e *node, where string, known map[string]bool, add func(string, ...any)) {
	for _, a := range e.attributes {
		if a.Name.Space == "http://schemas.openxmlformats.org/officeDocument/2006/relationships" && !known[a.Value] {
			add("%s: %s uses the relationship %s, which is missing", where, e.name, a.Value)
		}
	}
	for _, c := range e.children {
		checkUses(c, where, known, add)
	}
}

// checkStyles checks that styles are named once and that each one used is there.
func checkStyles(styles *node, trees map[string]*node, add func(string, ...any)) {
	known := map[string]bool{}
	for _, s := range styles.all("style") {
		if known[s.attr("styleId")] {
			add("the style %s is defined twice", s.attr("styleId"))
		}
		known[s.attr("styleId")] = true
	}
	for name, e := range trees {
		for _, use := range []string{"pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"} {
			for _, u := range e.all(use) {
				if !known[u.attr("val")] {
					add("%s: %s is %s, which is no style", name, use, u.attr("val"))
				}
			}
		}
	}
}

// checkUnique checks the ids that must be unique within a part.
func checkUnique(e *node, where string, add func(string, ...any)) {
	for _, kind := range []string{"docPr", "bookmarkStart", "p"} {
		seen := map[string]bool{}
		for _, d := range e.all(kind) {
			id := d.attr("id")
			if kind == "p" {
				id = d.attr("paraId")
			}
			if id != "" && seen[id] {
				add("%s: two of %s have the id %s", where, kind, id)
			}
			seen[id] = true
		}
	}
}

// checkTable checks that the rows of a table cover its columns, that vertical
// spans begin somewhere, and that each cell ends with a paragraph.
func checkTable(tbl *node, where string, add func(string, ...any)) {
	columns := len(tbl.child("tblGrid").children)
	open := map[int]bool{} // columns in which a vertical span begins or goes on
	for i, tr := range tbl.children {
		if tr.name != "tr" {
			continue
		}
		col := 0
		for _, tc := range tr.children {
			if tc.name != "tc" {
				continue
			}
			pr := tc.child("tcPr")
			merge := pr.child("vMerge")
			switch {
			case merge == nil:
				open[col] = false
			case merge.attr("val") == "restart":
				open[col] = true
			case !open[col]:
				add("%s: row %d, column %d goes on with a span that does not begin", where, i, col+1)
			}
			span := 1
			if s := pr.child("gridSpan").attr("val"); s != "" {
				span, _ = strconv.Atoi(s)
			}
			col += span
			if n := len(tc.children); n == 0 || tc.children[n-1].name != "p" {
				add("%s: a cell in row %d does not end with a paragraph", where, i)
			}
		}
		if col != columns {
			add("%s: row %d covers %d of %d columns", where, i, col, columns)
		}
	}
}

// The checks themselves must not be blind.
func TestCheckOrderFinds(t *testing.T) {
	const open = `<w:document xmlns:w="` + wordSpace + `">`
	for _, c := range []struct{ in, want string }{
		{`<w:pPr><w:jc/><w:ind/></w:pPr>`, "in pPr, ind stands too late"},
		{`<w:rPr><w:sz/><w:sz/></w:rPr>`, "rPr has two of sz"},
		{`<w:tcPr><w:jc/></w:tcPr>`, "tcPr has a jc, which it cannot have"},
		{`<w:sectPr><w:pgSz/><w:footerReference/></w:sectPr>`, "in sectPr, footerReference stands too late"},
		{`<w:p><w:r/><w:pPr/></w:p>`, "pPr is not the first child of its p"},
		{`<w:sectPr><w:footerReference/><w:footerReference/></w:sectPr>`, ""},
	} {
		var got []string
		checkOrder(parsePart(t, "x", []byte(open+c.in+"</w:document>")), "x", func(format string, a ...any) {
			got = append(got, strings.TrimPrefix(fmt.Sprintf(format, a...), "x: "))
		})
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: got %q, want %q", c.in, got, c.want)
		}
	}
}
