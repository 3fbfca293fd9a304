package pdf

import (
	"fmt"

	"github.com/govdisclosure/annualreport/render/layout"
	"github.com/govdisclosure/annualreport/render/pdf/internal/pdffile"
	"github.com/govdisclosure/annualreport/render/pdf/internal/structure"
)

// link is an address on a page.
type link struct {
	page    int
	box     [4]hundredths // left, bottom, right, top
	url     string
	element *structure.Element // nil where the document is not tagged
}

func newLink(page int, height layout.Length, r *layout.Run, e *structure.Element) link {
	right := r.X
	for _, g := range r.Glyphs {
		right += g.Advance
	}
	const rises = 88 // hundredths of its size that type rises above the baseline
	top := r.Y - r.Size*rises/100
	return link{page, [4]hundredths{toHundredths(r.X), toHundredths(height - top - r.Size), toHundredths(right), toHundredths(height - top)}, r.Link, e}
}

// addLinks adds an annotation for each address (ISO 32000-1 clause 12.5.6.5): without a
// frame, since what is published is black on white, and printed as all annotations of
// PDF/A are.
func addLinks(file *pdffile.File, links []link, t *tags, pages int) error {
	for len(links) > 0 {
		page := links[0].page
		list := []byte("/Annots [")
		for ; len(links) > 0 && links[0].page == page; links = links[1:] {
			l := &links[0]
			b := []byte("<</Type /Annot /Subtype /Link /Border [0 0 0] /F 4 /Rect [")
			for _, v := range l.box {
				b = append(appendHundredths(b, v), ' ')
			}
			url := escape(l.url)
			b = fmt.Appendf(b, "] /Contents (%[1]s) /A <</S /URI /URI (%[1]s)>>", url)
			place := 0
			if t != nil {
				place = t.tree.Annotation(l.element, page)
				b = fmt.Appendf(b, " /StructParent %d", structure.AnnotationKey(pages, place))
			}
			n := file.Add(append(b, ">>"...))
			if t != nil {
				t.tree.SetObject(place, n)
			}
			list = fmt.Appendf(list, "%d 0 R ", n)
		}
		n, err := file.Page(page)
		if err != nil {
			return err
		}
		if err := file.AddEntries(n, string(list)+"]\n/Tabs /S\n"); err != nil {
			return err
		}
	}
	return nil
}

// escape returns an address, which is ASCII, as the contents of a literal string (ISO
// 32000-1 clause 7.3.4.2).
func escape(url string) string {
	var b []byte
	for _, c := range []byte(url) {
		if c == '(' || c == ')' || c == '\\' {
			b = append(b, '\\')
		}
		b = append(b, c)
	}
	return string(b)
}
