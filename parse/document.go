package parse

import (
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

// document is what a reader makes of a file.
type document struct {
	blocks []block
	page   page
	hidden hiddenText
	// printed is set for pages as they are printed, where paragraphs and pictures are
	// not marked.
	printed bool
	// lines is set for a text that was reduced to lines and has lost the ends of pages.
	lines bool
}

// page is what a document says of itself outside its text: the metadata of a web
// page or of a file. It counts only where the text says nothing.
type page struct {
	title, source, published string
}

// hiddenText is what of a document was not read, because it hides it.
type hiddenText struct {
	count int
	first string
}

// add counts a text.
func (h *hiddenText) add(s string) {
	if s = han.OneLine(s); s == "" {
		return
	}
	if h.count++; h.first == "" {
		h.first = s
	}
}

// say notes what was not read.
func (h *hiddenText) say(l *remark.List) {
	if h.count > 0 {
		l.Say(remark.TextHidden, remark.Remark{Quote: h.first, Count: h.count})
	}
}
