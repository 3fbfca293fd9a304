package ofd

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/font"
	"github.com/govdisclosure/annualreport/render/layout"
)

// page returns the content of a sheet (GB/T 33190-2016, 7.7): shaded areas, rules,
// pictures, then text.
func (d *document) page(s *layout.Sheet) ([]byte, error) {
	w := begin("Page")
	w.open("Content")
	w.open("Layer", "ID", d.id(), "Type", "Body")
	for _, a := range s.Areas {
		d.rectangle(w, a)
	}
	for _, r := range s.Rules {
		d.rectangle(w, r)
	}
	for _, p := range s.Pictures {
		d.picture(w, p)
	}
	for i := range s.Lines {
		for k := range s.Lines[i].Runs {
			if err := d.run(w, &s.Lines[i].Runs[k]); err != nil {
				return nil, err
			}
		}
	}
	w.close("Layer")
	w.close("Content")
	w.close("Page")
	return w.b.Bytes(), nil
}

// rectangle writes a filled rectangle, as a path within its own box.
func (d *document) rectangle(w *writer, r layout.Rectangle) {
	left, top := toMicrons(r.X), toMicrons(r.Y)
	width, height := toMicrons(r.X+r.Width)-left, toMicrons(r.Y+r.Height)-top
	w.open("PathObject", "ID", d.id(), "Boundary", box(left, top, width, height), "Fill", true, "Stroke", false)
	w.empty("FillColor", "Value", fmt.Sprintf("%d %d %d", r.Color[0], r.Color[1], r.Color[2]))
	w.leaf("AbbreviatedData", fmt.Sprintf("M 0 0 L %[1]s 0 L %[1]s %[2]s L 0 %[2]s C", width, height))
	w.close("PathObject")
}

// picture writes a picture; its name says what it shows, since OFD has no other place for
// that.
func (d *document) picture(w *writer, p layout.Picture) {
	x, y := toMicrons(p.X), toMicrons(p.Y)
	width, height := toMicrons(p.X+p.Width)-x, toMicrons(p.Y+p.Height)-y
	attributes := []any{"ID", d.id(), "Boundary", box(x, y, width, height)}
	if alt := d.doc.Blocks[p.Block].(*render.Figure).Alt; alt != "" {
		attributes = append(attributes, "Name", alt)
	}
	w.empty("ImageObject", append(attributes, "CTM", fmt.Sprintf("%s 0 0 %s 0 0", width, height), "ResourceID", d.image(p.Block))...)
}

// A text's box goes from above its highest glyph to below its deepest.
const (
	ascent  = 100 // hundredths of the size, above the baseline
	descent = 40
)

// run writes a row of glyphs.
func (d *document) run(w *writer, r *layout.Run) error {
	face, ok := r.Face.(*font.Face)
	if !ok {
		return fmt.Errorf("a face of type %T", r.Face)
	}
	f := d.font(face)
	text, at, end, err := f.characters(r)
	if err != nil {
		return err
	}
	x, y, above := toMicrons(r.X), toMicrons(r.Y), toMicrons(r.Size*ascent/100)
	width := max(toMicrons(r.X+end)-x, toMicrons(r.Size))
	attributes := []any{"ID", d.id(), "Boundary", box(x, y-above, width, above+toMicrons(r.Size*descent/100)), "Font", f.id, "Size", toMicrons(r.Size)}
	if r.Condensed != 1000 {
		// The object is condensed as a whole: what HScale does to distances is not said.
		attributes = append(attributes, "CTM", strconv.FormatFloat(float64(r.Condensed)/1000, 'f', -1, 64)+" 0 0 1 0 0")
	}
	w.open("TextObject", attributes...)
	if r.Link != "" {
		w.open("Actions")
		w.open("Action", "Event", "CLICK")
		w.empty("URI", "URI", r.Link)
		w.close("Action")
		w.close("Actions")
	}
	code := []any{"X", 0, "Y", above}
	if len(text) > 1 {
		code = append(code, "DeltaX", deltas(at, r.Condensed))
	}
	w.leaf("TextCode", string(text), code...)
	w.close("TextObject")
	return nil
}

// characters returns the characters of a run and how far from its origin each stands, and
// notes that the font needs them.
func (f *face) characters(r *layout.Run) (text []rune, at []layout.Length, end layout.Length, err error) {
	_, hasSpace := f.face.Glyph(' ')
	for _, g := range r.Glyphs {
		if id, ok := f.face.Glyph(g.Rune); !ok || id != g.ID {
			return nil, nil, 0, fmt.Errorf("U+%04X is set with a glyph that is not the character's", g.Rune)
		}
		text, at = append(text, g.Rune), append(at, end)
		f.used[g.Rune] = true
		if g.Space && hasSpace {
			own := layout.Length(f.face.Advance(g.ID)) * r.Size / layout.Length(f.face.UnitsPerEm())
			text, at = append(text, ' '), append(at, end+min(own*layout.Length(r.Condensed)/1000, g.Advance))
			f.used[' '] = true
		}
		end += g.Advance
	}
	return text, at, end, nil
}

// deltas returns the distances from one character to the next, those that repeat as
// "g number distance" (GB/T 33190-2016, 11.3). They are differences of places, so that
// roundings do not add up.
func deltas(at []layout.Length, condensed int) string {
	var b strings.Builder
	place := func(i int) microns { return toMicrons(at[i] * 1000 / layout.Length(condensed)) }
	for i := 1; i < len(at); {
		d, n := place(i)-place(i-1), 1
		for i+n < len(at) && place(i+n)-place(i+n-1) == d {
			n++
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		if n > 2 {
			fmt.Fprintf(&b, "g %d %s", n, d)
		} else {
			b.WriteString(strings.TrimSuffix(strings.Repeat(d.String()+" ", n), " "))
		}
		i += n
	}
	return b.String()
}
