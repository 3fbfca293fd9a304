package word

import (
	"encoding/xml"
	"regexp"
	"slices"
	"strings"
)

// understood are the namespaces that Word knows and others may not, beside those of the
// standard itself: of several renderings of the same it shows the first that asks for none
// but these (ISO/IEC 29500-3, 7.6; [MS-DOCX] and [MS-ODRAWXML] name them).
var understood = regexp.MustCompile(`^(?:` + strings.Join([]string{
	`http://schemas\.openxmlformats\.org/(?:wordprocessingml|drawingml|officeDocument|markup-compatibility)/2006(?:/(?:main|math|relationships|chart|chartDrawing|diagram|picture|lockedCanvas|wordprocessingDrawing))?`,
	`http://purl\.oclc\.org/ooxml/(?:wordprocessingml|drawingml|officeDocument)/(?:main|math|relationships|chart|chartDrawing|diagram|picture|lockedCanvas|wordprocessingDrawing)`,
	`urn:schemas-microsoft-com:(?:vml|office:(?:office|word|excel|powerpoint))`,
	`http://schemas\.microsoft\.com/office/2019/extlst`,
	`http://schemas\.microsoft\.com/office/word/2006/wordml`,
	`http://schemas\.microsoft\.com/office/word/2010/(?:wordml|wordprocessing(?:Shape|Canvas|Group|Ink|Drawing))`,
	`http://schemas\.microsoft\.com/office/word/2012/(?:wordml|wordprocessingDrawing)`,
	`http://schemas\.microsoft\.com/office/word/20(?:15/wordml/symex|16/wordml/cid|18/wordml(?:/cex)?|20/wordml/sdtdatahash|23/wordml/word16du|24/wordml/sdtformatlock)`,
	`http://schemas\.microsoft\.com/office/drawing/(?:2007/8/2/chart|2008/diagram|2010/(?:main|picture|diagram|slicer|chartDrawing)|2012/(?:main|chart)|2014/(?:main|chart|chart/ac|chartex)|2016/(?:ink|SVG/main|11/main|11/diagram|12/diagram)|2017/(?:model3d|decorative|03/chart)|2018/(?:sketchyshapes|hyperlinkcolor))`,
	`http://schemas\.microsoft\.com/office/drawing/20\d\d/\d{1,2}/\d{1,2}/chartex`,
	`http://schemas\.microsoft\.com/ink/2010/main`,
}, "|") + `)$`)

// alternate reads the first of several renderings of the same that Word shows.
func (d *docxReader) alternate(inside func(xml.StartElement) error) error {
	first := true
	return d.each(func(s xml.StartElement) error {
		unknown := func(prefix string) bool { return !understood.MatchString(d.spaces.of(prefix)) }
		if s.Name.Local == "Choice" && slices.ContainsFunc(strings.Fields(value(s, "Requires")), unknown) {
			return d.skip()
		}
		if first && (s.Name.Local == "Choice" || s.Name.Local == "Fallback") {
			first = false
			return d.each(inside)
		}
		return d.skip()
	})
}

// namespaces are those that the elements around declare. The decoder knows them too, but
// tells them of names alone, and a rendering asks for prefixes.
type namespaces struct {
	open int // elements
	list []declared
}

// declared gives a prefix a namespace in an element, so many deep.
type declared struct {
	depth         int
	prefix, space string
}

// enter notes what an element declares that begins.
func (n *namespaces) enter(s xml.StartElement) {
	n.open++
	for _, a := range s.Attr {
		if a.Name.Space == "xmlns" {
			n.list = append(n.list, declared{n.open, a.Name.Local, a.Value})
		}
	}
}

// leave forgets it where the element ends.
func (n *namespaces) leave() {
	for k := len(n.list); k > 0 && n.list[k-1].depth >= n.open; k-- {
		n.list = n.list[:k-1]
	}
	n.open--
}

// of returns the namespace of a prefix, "" where it has none.
func (n *namespaces) of(prefix string) string {
	for _, d := range slices.Backward(n.list) {
		if d.prefix == prefix {
			return d.space
		}
	}
	return ""
}
