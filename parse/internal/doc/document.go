package doc

import (
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

// Document is what a reader makes of a file.
type Document struct {
	Blocks   []Block
	Metadata Metadata
	Hidden   HiddenText
	// Printed is set for pages as they are printed, where paragraphs and pictures are
	// not marked.
	Printed bool
	// Lines is set for a text that was reduced to lines and has lost the ends of pages.
	Lines bool
}

// Metadata is what a document says of itself outside its text: the metadata of a web
// page or of a file. It counts only where the text says nothing.
type Metadata struct {
	Title, Source, Published string
}

// HiddenText is what of a document was not read, because it hides it.
type HiddenText struct {
	Count int
	First string
}

// Add counts a text.
func (h *HiddenText) Add(s string) {
	if s = han.OneLine(s); s == "" {
		return
	}
	if h.Count++; h.First == "" {
		h.First = s
	}
}

// Say notes what was not read.
func (h *HiddenText) Say(l *remark.List) {
	if h.Count > 0 {
		l.Say(remark.TextHidden, remark.Remark{Quote: h.First, Count: h.Count})
	}
}
