package pdfread

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"slices"
)

// Page is what a page shows, in the order in which it is drawn.
type Page struct {
	// Width and Height are those of the page as it is seen, in points.
	Width, Height float64
	Glyphs        []Glyph
	// Rules are straight lines and bars that lie along the edges of the page, as the
	// borders of tables do.
	Rules []Rule
	// Pictures are the places of pictures.
	Pictures []Box
	// Notes are what is laid over the page, a text each or what sort it is, and says not
	// how it looks: programs draw it each in its own way.
	Notes    []string
	slanting string // what is set at a slant, as watermarks are, and no part of Glyphs
}

// Rule is a line or bar.
type Rule struct {
	Box
	order int32 // among all that is drawn
}

// Glyph is a character on a page, or several that are drawn as one.
type Glyph struct {
	Text string
	// X and Y are where its baseline begins, in points from the left and the top;
	// Right is where it ends.
	X, Y, Right float64
	Size        float64 // of the type, in points
	Font        string
	order       int32 // among all that is drawn
	toward      direction
	endY        float64 // where its baseline ends, which only that of an upright one does at Y
}

// Rule adds a line or bar to a page that another reader makes; what is added later is drawn
// later.
func (p *Page) Rule(b Box) { p.Rules = append(p.Rules, Rule{b, p.drawn()}) }

// Glyph adds an upright character to such a page, as far as the exported fields tell it.
func (p *Page) Glyph(g Glyph) {
	g.order, g.toward, g.endY = p.drawn(), rightward, g.Y
	p.Glyphs = append(p.Glyphs, g)
}

func (p *Page) drawn() int32 { return int32(len(p.Rules) + len(p.Glyphs) + 1) }

// Middle returns the middle of a character.
func (g *Glyph) Middle() (x, y float64) {
	up := 0.35 * g.Size
	dx, dy := 1.0, 0.0 // along the baseline
	if length := math.Hypot(g.Right-g.X, g.endY-g.Y); g.toward != rightward && length > 0 {
		dx, dy = (g.Right-g.X)/length, (g.endY-g.Y)/length
	}
	return (g.X+g.Right)/2 + up*dy, (g.Y+g.endY)/2 - up*dx
}

// Pages returns what the pages show. What a later mark covers, what lies outside the
// page and text that is invisible is not there; parts that the file hides in layers
// are.
func (f *File) Pages() (pages []Page, err error) {
	defer stopped(&err)
	fonts := map[ref]*font{}
	forms := map[ref][]byte{}
	seen := map[ref]bool{}
	var walk func(v any, inherited dict, depth int) error
	walk = func(v any, inherited dict, depth int) error {
		if key, ok := v.(ref); ok {
			if seen[key] {
				return errors.New("a page is a part of itself")
			}
			seen[key] = true
		}
		if err := f.b.Depth(depth); err != nil {
			return err
		}
		if err := errors.Join(f.b.Alive(), f.b.Block()); err != nil {
			return err
		}
		node := f.dict(v)
		own := dict{}
		for _, key := range []string{"Resources", "MediaBox", "CropBox", "Rotate"} {
			if own[key] = node[key]; own[key] == nil {
				own[key] = inherited[key]
			}
		}
		if kids, ok := f.resolve(node["Kids"]).([]any); ok {
			for _, kid := range kids {
				if err := walk(kid, own, depth+1); err != nil {
					return err
				}
			}
			return nil
		}
		r := pageReader{f: f, fonts: fonts, forms: forms}
		if err := r.read(node, own); err != nil {
			return fmt.Errorf("page %d: %w", len(pages)+1, err)
		}
		pages = append(pages, r.page)
		return nil
	}
	err = walk(f.dict(f.trailer["Root"])["Pages"], dict{}, 0)
	return pages, err
}

// pageReader reads a page.
type pageReader struct {
	f     *File
	fonts map[ref]*font  // of all pages
	forms map[ref][]byte // the contents of drawings, unpacked
	page  Page
	order int32
	cover []covering
}

// covering is an area that hides what was drawn before it.
type covering struct {
	Box
	order int32
}

// usualPage is A4, in points.
var usualPage = []float64{0, 0, 595.28, 841.89}

// read reads a page from its dictionary and what it inherits.
func (r *pageReader) read(node, own dict) error {
	box := r.f.numbers(own["CropBox"])
	if len(box) != 4 {
		box = r.f.numbers(own["MediaBox"])
	}
	if len(box) != 4 || box[0] == box[2] || box[1] == box[3] {
		box = usualPage
	}
	x0, x1 := min(box[0], box[2]), max(box[0], box[2])
	y0, y1 := min(box[1], box[3]), max(box[1], box[3])
	// From the page's own coordinates to those from the left and the top.
	ctm := matrix{1, 0, 0, -1, -x0, y1}
	width, height := x1-x0, y1-y0
	turn, _ := r.f.resolve(own["Rotate"]).(int)
	for range ((turn/90)%4 + 4) % 4 {
		ctm = ctm.times(quarter(height))
		width, height = height, width
	}
	r.page.Width, r.page.Height = width, height
	content, err := r.contents(node["Contents"])
	if err != nil {
		return err
	}
	clip := Box{0, 0, width, height}
	if err := r.draw(content, r.f.dict(own["Resources"]), newState(ctm, clip), 0); err != nil {
		return err
	}
	if err := r.annotations(node["Annots"], ctm, clip); err != nil {
		return err
	}
	if err := r.hide(); err != nil {
		return err
	}
	r.page.takeSlanting()
	r.page.setUpright()
	return nil
}

// contents returns the content of a page, which may be in pieces.
func (r *pageReader) contents(v any) ([]byte, error) {
	parts := r.f.array(v)
	if s, ok := r.f.resolve(v).(stream); ok {
		parts = []any{s}
	}
	var pieces [][]byte
	for _, part := range parts {
		s, ok := r.f.resolve(part).(stream)
		if !ok {
			continue
		}
		data, err := r.f.unpack(s)
		if err != nil {
			return nil, err
		}
		r.f.b.step(1)
		r.f.b.grow(2*len(data) + sizeOfValue)
		pieces = append(pieces, data)
	}
	return bytes.Join(pieces, []byte("\n")), nil
}

// hide leaves out what was covered later. Of a figure that is covered in part the rest
// is another figure: what is missing there is marked.
func (r *pageReader) hide() error {
	if len(r.cover) == 0 {
		return nil
	}
	takesPlace := func(g *Glyph, later []Glyph) bool {
		r.f.b.step(len(later))
		return overwritten(g, later)
	}
	covered := func(x, y float64, order int32) bool {
		r.f.b.step(len(r.cover))
		for i := range r.cover {
			if c := &r.cover[i]; c.order > order && c.Holds(x, y) {
				return true
			}
		}
		return false
	}
	all := r.page.Glyphs
	kept := all[:0]
	for len(all) > 0 {
		if err := r.f.b.Alive(); err != nil {
			return err
		}
		figure := all[:word(all)]
		all = all[len(figure):]
		hidden, first := 0, len(kept)
		for _, g := range figure {
			if x, y := g.Middle(); covered(x, y, g.order) {
				g.Text = missing
				hidden++
			}
			kept = append(kept, g)
		}
		if part := kept[first:]; hidden > 0 {
			kept = append(kept[:first], slices.DeleteFunc(part, func(g Glyph) bool {
				return g.Text == missing && (hidden == len(part) || len(part) > longestFigure || takesPlace(&g, all))
			})...)
		}
	}
	r.page.Glyphs = kept
	return nil
}

// missing stands for a covered digit, as it does in print for characters that cannot be
// made out.
const missing = "□"

// longestFigure is how many characters figures have; more are dots, or no figure.
const longestFigure = 24

// overwritten reports whether one of the characters stands in the place of another.
func overwritten(g *Glyph, later []Glyph) bool {
	x, y := g.Middle()
	return slices.ContainsFunc(later, func(l Glyph) bool {
		return l.X <= x && x <= l.Right && l.Y >= y && l.Y-l.Size <= y && !blank(&l)
	})
}

// annotations draws what is laid over a page: notes typed onto it, fields of forms
// (clause 12.5.5).
func (r *pageReader) annotations(v any, ctm matrix, clip Box) error {
	for _, a := range r.f.array(v) {
		if err := r.f.b.Block(); err != nil {
			return err
		}
		d := r.f.dict(a)
		flags, _ := r.f.resolve(d["F"]).(int)
		const hidden, noView = 1 << 1, 1 << 5
		if flags&(hidden|noView) != 0 || r.f.resolve(d["Subtype"]) == name("Popup") {
			continue
		}
		look := r.f.resolve(r.f.dict(d["AP"])["N"])
		if states, ok := look.(dict); ok {
			state, _ := r.f.resolve(d["AS"]).(name)
			look = r.f.resolve(states[string(state)])
		}
		s, ok := look.(stream)
		rect := r.f.numbers(d["Rect"])
		if !ok || len(rect) != 4 {
			r.note(d)
			continue
		}
		// The box of the drawing is fitted into the rectangle.
		box := r.f.numbers(s.dict["BBox"])
		if len(box) != 4 {
			continue
		}
		m := identity
		if own := r.f.numbers(s.dict["Matrix"]); len(own) == 6 {
			m = matrix(own)
		}
		b := m.box(box[0], box[1], box[2], box[3])
		if b.Width() <= 0 || b.Height() <= 0 {
			continue
		}
		left, bottom := min(rect[0], rect[2]), min(rect[1], rect[3])
		sx, sy := math.Abs(rect[2]-rect[0])/b.Width(), math.Abs(rect[3]-rect[1])/b.Height()
		fit := matrix{sx, 0, 0, sy, left - b.Left*sx, bottom - b.Top*sy}
		if err := r.form(nil, s, newState(fit.times(ctm), clip), nil, 0); err != nil {
			return err
		}
	}
	return nil
}

// note keeps what an annotation says that has no look of its own; a link shows nothing.
func (r *pageReader) note(d dict) {
	kind, _ := r.f.resolve(d["Subtype"]).(name)
	if kind == "Link" {
		return
	}
	for _, key := range []string{"V", "Contents"} {
		if s, ok := r.f.resolve(d[key]).(string); ok && s != "" {
			r.page.Notes = append(r.page.Notes, textString(s))
			return
		}
	}
	r.page.Notes = append(r.page.Notes, string(kind))
}

// number returns a number, whole or not.
func number(v any) (float64, bool) {
	switch v := v.(type) {
	case int:
		return float64(v), true
	case float64:
		return v, !math.IsNaN(v) && !math.IsInf(v, 0)
	}
	return 0, false
}

// numbers returns an array of numbers; nil where it holds anything else.
func (f *File) numbers(v any) []float64 {
	list := f.array(v)
	f.b.step(len(list))
	f.b.grow(8 * len(list))
	all := make([]float64, 0, len(list))
	for _, e := range list {
		x, ok := number(f.resolve(e))
		if !ok {
			return nil
		}
		all = append(all, x)
	}
	return all
}
