package docx

import (
	"slices"
	"strings"
)

// The order in which wml.xsd of ECMA-376 has the children of w:rPr and w:pPr stand.
var (
	runOrder = strings.Fields(`ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike
		outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs
		highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange`)
	paragraphOrder = strings.Fields(`pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr
		suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct
		autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
		suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr
		pPrChange`)
)

// property is a child of a w:rPr or w:pPr by its name; "" as its XML takes it out.
type property struct{ name, xml string }

// withProperties returns the content of the properties e, which may be nil, with
// some of them set, all in the standard's order.
func withProperties(e *node, part []byte, order []string, set ...property) string {
	type child struct {
		at  int
		xml string
	}
	var children []child
	if e != nil {
		for _, c := range e.children {
			at := len(order) // of extensions
			if c.space == wordSpace {
				if slices.ContainsFunc(set, func(p property) bool { return p.name == c.name }) {
					continue
				}
				at = slices.Index(order, c.name)
			}
			children = append(children, child{at, c.source(part)})
		}
	}
	for _, p := range set {
		if p.xml != "" {
			children = append(children, child{slices.Index(order, p.name), p.xml})
		}
	}
	slices.SortStableFunc(children, func(a, b child) int { return a.at - b.at })
	var b strings.Builder
	for _, c := range children {
		b.WriteString(c.xml)
	}
	return b.String()
}
