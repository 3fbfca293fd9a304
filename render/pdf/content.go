package pdf

import (
	"fmt"
	"strconv"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/font"
	"github.com/govdisclosure/annualreport/render/layout"
	"github.com/govdisclosure/annualreport/render/pdf/internal/type0"
)

// content writes the content stream of a sheet (ISO 32000-1 clause 7.8.2): shaded
// areas, rules, then text.
type content struct {
	fonts  *type0.Set
	height layout.Length  // of the sheet; PDF counts from the bottom
	blocks []render.Block // of the document, for its pictures
	tags   *tags          // nil where the document is not tagged
	links  []link
	page   int // index
	b      []byte

	// What the stream has set last.
	font      *type0.Font
	size      layout.Length
	condensed int
	spacing   layout.Length
	x, y      hundredths // where the line's origin is
	pen       []pen
}

// hundredths is a length in hundredths of a point, the precision of all positions.
type hundredths int64

func toHundredths(l layout.Length) hundredths {
	if l < 0 {
		return -toHundredths(-l)
	}
	return hundredths((l + 5) / 10)
}

// sheet appends the content of a sheet.
func (c *content) sheet(s *layout.Sheet) error {
	c.artifact(len(s.Areas)+len(s.Rules) > 0)
	for _, a := range s.Areas {
		c.b = fmt.Appendf(c.b, "%s %s %s rg\n", channel(a.Color[0]), channel(a.Color[1]), channel(a.Color[2]))
		c.rectangle(a)
		c.b = append(c.b, "f\n"...)
	}
	if len(s.Areas) > 0 {
		c.b = append(c.b, "0 g\n"...)
	}
	for _, r := range s.Rules {
		c.rectangle(r)
	}
	if len(s.Rules) > 0 {
		c.b = append(c.b, "f\n"...)
	}
	c.endArtifact(len(s.Areas)+len(s.Rules) > 0)
	for _, p := range s.Pictures {
		c.picture(p)
	}
	c.font, c.condensed, c.spacing, c.x, c.y = nil, 1000, 0, 0, 0
	c.b = append(c.b, "BT\n"...)
	var m marks
	for i := range s.Lines {
		l := &s.Lines[i]
		for k := range l.Runs {
			r := &l.Runs[k]
			c.mark(&m, l, r)
			if err := c.run(r, k == len(l.Runs)-1); err != nil {
				return err
			}
		}
	}
	c.unmark(&m)
	c.b = append(c.b, "ET\n"...)
	return nil
}

// channel returns a channel of a colour as a number from 0 to 1.
func channel(v uint8) string { return fmt.Sprintf("%.3f", float64(v)/255) }

func (c *content) rectangle(r layout.Rectangle) {
	left, right := toHundredths(r.X), toHundredths(r.X+r.Width)
	bottom, top := toHundredths(c.height-r.Y-r.Height), toHundredths(c.height-r.Y)
	for _, v := range [...]hundredths{left, bottom, right - left, top - bottom} {
		c.b = append(appendHundredths(c.b, v), ' ')
	}
	c.b = append(c.b, "re\n"...)
}

// picture appends a picture, with what it shows for readers who do not see it (ISO
// 32000-1 clause 14.9.3).
func (c *content) picture(p layout.Picture) {
	f := c.blocks[p.Block].(*render.Figure)
	if c.tags == nil {
		c.b = fmt.Appendf(c.b, "/Span <</Alt %s>> BDC\n", hexString(f.Alt))
	} else {
		e := c.tags.blocks[p.Block].figure
		left, bottom := toHundredths(p.X), toHundredths(c.height-p.Y-p.Height)
		c.tags.picture(f, e, [4]hundredths{left, bottom, left + toHundredths(p.Width), bottom + toHundredths(p.Height)})
		c.begin(e)
	}
	c.b = append(c.b, "q "...)
	c.b = append(appendLength(c.b, p.Width), " 0 0 "...)
	c.b = append(appendLength(c.b, p.Height), ' ')
	c.b = append(appendLength(c.b, p.X), ' ')
	c.b = append(appendLength(c.b, c.height-p.Y-p.Height), " cm /"...)
	c.b = append(c.b, pictureName(p.Block)...)
	c.b = append(c.b, " Do Q\nEMC\n"...)
}

// run appends a row of glyphs; last says that it is the last of its line.
func (c *content) run(r *layout.Run, last bool) error {
	face, ok := r.Face.(*font.Face)
	if !ok {
		return fmt.Errorf("pdf: a face of type %T", r.Face)
	}
	f := c.fonts.Font(face)
	if c.font != f || c.size != r.Size {
		c.font, c.size = f, r.Size
		c.b = append(append(append(c.b, '/'), f.Name()...), ' ')
		c.b = append(appendLength(c.b, r.Size), " Tf "...)
	}
	if c.condensed != r.Condensed {
		c.condensed = r.Condensed
		c.b = append(appendLength(c.b, layout.Length(100*r.Condensed)), " Tz "...)
	}
	c.measure(r, face, last)
	c.space()
	x, y := toHundredths(r.X), toHundredths(c.height-r.Y)
	c.b = append(appendHundredths(c.b, x-c.x), ' ')
	c.b = append(appendHundredths(c.b, y-c.y), " Td "...)
	c.x, c.y = x, y
	return c.glyphs(r)
}

// pen is how a glyph moves a viewer's pen.
type pen struct {
	wider int16         // than in the face, in font units
	off   layout.Length // how much less than what it should
}

// Programs that take text out of a document read a gap between two glyphs of a tenth of
// an em as a space, and take glyphs that overlap as much for parts of other words. Where
// the layout has a gap, as the quarter of an em beside a figure, or none, as between two
// marks, the glyph itself is made wider or narrower, in eighths of an em.
const (
	gapsPerEm   = 8
	seenAsSpace = 90 // thousandths of the size
)

// measure fills c.pen: how wide a viewer takes each glyph to be, and how far it is then
// from where the next one should be.
func (c *content) measure(r *layout.Run, face *font.Face, last bool) {
	em := face.UnitsPerEm()
	c.pen = c.pen[:0]
	for i, g := range r.Glyphs {
		advance := g.Advance * 1000 / layout.Length(r.Condensed)
		units := face.Advance(g.ID)
		p := pen{off: advance - r.Size*layout.Length(units)/layout.Length(em)}
		most := r.Size * seenAsSpace / 1000
		if (p.off > most || p.off < -most) && r.Condensed == 1000 && !g.Space && !(last && i == len(r.Glyphs)-1) {
			eighths := (p.off*gapsPerEm + sign(p.off)*r.Size/2) / r.Size
			wider := max(int(eighths)*em/gapsPerEm, -units)
			if wider == int(int16(wider)) {
				p.wider = int16(wider)
				p.off = advance - r.Size*layout.Length(units+wider)/layout.Length(em)
			}
		}
		c.pen = append(c.pen, p)
	}
}

// space sets the character spacing to what most glyphs of the run have on top of
// their width, so that only the others need numbers of their own.
func (c *content) space() {
	var most layout.Length
	votes := 0
	for _, p := range c.pen[:len(c.pen)-1] {
		switch {
		case votes == 0:
			most, votes = p.off, 1
		case p.off == most:
			votes++
		default:
			votes--
		}
	}
	if len(c.pen) > 1 && most != c.spacing {
		c.spacing = most
		c.b = append(appendLength(c.b, most), " Tc "...)
	}
}

// glyphs shows the glyphs of the run, with a number between two of them where the
// distance is not what the viewer would make it.
func (c *content) glyphs(r *layout.Run) (err error) {
	c.b = append(c.b, "[("...)
	var off layout.Length // how far the viewer's pen is ahead of where it should be
	for i, g := range r.Glyphs {
		if c.b, err = c.font.AppendCode(c.b, g.Rune, c.pen[i].wider); err != nil {
			return err
		}
		off += c.spacing - c.pen[i].off
		if i == len(r.Glyphs)-1 || off < 20 && off > -20 {
			continue
		}
		step := (off*1000 + sign(off)*r.Size/2) / r.Size // thousandths of the size
		c.b = append(c.b, ')')
		c.b = strconv.AppendInt(c.b, int64(step), 10)
		c.b = append(c.b, '(')
		off -= step * r.Size / 1000
	}
	c.b = append(c.b, ")]TJ\n"...)
	return nil
}

func sign(l layout.Length) layout.Length {
	if l < 0 {
		return -1
	}
	return 1
}

func appendHundredths(b []byte, v hundredths) []byte { return appendDecimal(b, int64(v), 100) }

func appendLength(b []byte, l layout.Length) []byte { return appendDecimal(b, int64(l), 1000) }

// appendDecimal appends v/unit as a decimal number; unit is a power of ten.
func appendDecimal(b []byte, v, unit int64) []byte {
	if v < 0 {
		b, v = append(b, '-'), -v
	}
	whole := v / unit
	if whole > 0 || v == 0 {
		b = strconv.AppendInt(b, whole, 10)
	}
	if v %= unit; v > 0 {
		b = append(b, '.')
		for v > 0 {
			unit /= 10
			b = append(b, byte('0'+v/unit))
			v %= unit
		}
	}
	return b
}
