package pdf

import (
	"fmt"

	"github.com/govdisclosure/annualreport/render/layout"
	"github.com/govdisclosure/annualreport/render/pdf/internal/pdffile"
)

// entry is an entry of the outline with its place among the others: indexes, -1 for none.
type entry struct {
	layout.Entry
	parent, previous, next, first, last int
	below                               int // entries that are seen below it, all being open
}

// arrange finds the place of each entry. One whose level is more than one below that of
// the entry before counts as just one below.
func arrange(outline []layout.Entry) []entry {
	entries := make([]entry, len(outline))
	var open []int // the entry before and those above it, by level
	previous := map[int]int{}
	for i, e := range outline {
		open = open[:min(max(e.Level, 0), len(open))]
		n := entry{Entry: e, parent: -1, previous: -1, next: -1, first: -1, last: -1}
		if len(open) > 0 {
			n.parent = open[len(open)-1]
			parent := &entries[n.parent]
			if parent.first < 0 {
				parent.first = i
			}
			parent.last = i
		}
		if p, ok := previous[n.parent]; ok {
			n.previous = p
			entries[p].next = i
		}
		previous[n.parent] = i
		for _, above := range open {
			entries[above].below++
		}
		entries[i] = n
		open = append(open, i)
	}
	return entries
}

// addOutline adds the outline (ISO 32000-1 clause 12.3.3), all of it open. fpdf can write
// one too, but says of every entry that there is none below it.
func addOutline(file *pdffile.File, set *layout.Result) error {
	if len(set.Outline) == 0 {
		return nil
	}
	entries := arrange(set.Outline)
	root := file.Next()
	reference := func(b []byte, name string, i int) []byte {
		if i < 0 {
			return b
		}
		return fmt.Appendf(b, " /%s %d 0 R", name, root+1+i)
	}
	last := 0
	for i, e := range entries {
		if e.parent < 0 {
			last = i
		}
	}
	file.Add(fmt.Appendf(nil, "<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>", root+1, root+1+last, len(entries)))
	for _, e := range entries {
		page, err := file.Page(e.Sheet)
		if err != nil {
			return err
		}
		b := fmt.Appendf(nil, "<</Title <%x> /Parent %d 0 R", textString(e.Text), root+1+e.parent)
		b = reference(b, "Prev", e.previous)
		b = reference(b, "Next", e.next)
		b = reference(b, "First", e.first)
		b = reference(b, "Last", e.last)
		if e.below > 0 {
			b = fmt.Appendf(b, " /Count %d", e.below)
		}
		b = fmt.Appendf(b, " /Dest [%d 0 R /XYZ 0 ", page)
		b = appendHundredths(b, toHundredths(set.Height-e.Y))
		file.Add(append(b, " null]>>"...))
	}
	return file.AddEntries(file.Root(), fmt.Sprintf("/Outlines %d 0 R\n/PageMode /UseOutlines\n", root))
}
