package pdfread

import "bytes"

// state is the state of drawing (clause 8.4).
type state struct {
	ctm  matrix
	clip Box
	// opaque is what an area is that hides what lies under it.
	opaque bool
	line   float64 // the width of lines

	face                       *font
	size, spacing, wordSpacing float64
	scale, leading, rise       float64
	invisible                  bool
	text, textLine             matrix
}

func newState(ctm matrix, clip Box) state {
	return state{ctm: ctm, clip: clip, opaque: true, line: 1, scale: 1, text: identity, textLine: identity}
}

// drawing is a content stream that is being read (clause 7.8.2).
type drawing struct {
	*pageReader
	state
	resources dict
	stack     []state
	path      path
	depth     int
	args      []any
}

// mostArgs bounds what may stand before an operator.
const mostArgs = 1 << 12

// draw reads a content stream.
func (r *pageReader) draw(content []byte, resources dict, s state, depth int) error {
	if err := r.f.b.Depth(depth); err != nil {
		return err
	}
	d := &drawing{pageReader: r, state: s, resources: resources, depth: depth}
	l := &lexer{b: r.f.b, data: content}
	for n := 0; ; n++ {
		v := l.value(0)
		if v == nil && l.at >= len(l.data) || l.err != nil {
			return l.err
		}
		if n%1024 == 0 {
			if err := r.f.b.Alive(); err != nil {
				return err
			}
		}
		op, is := v.(keyword)
		if !is {
			if len(d.args) < mostArgs {
				d.args = append(d.args, v)
			}
			continue
		}
		if op == "ID" {
			l.at = endOfInline(l.data, l.at)
			d.picture()
		} else if err := d.do(string(op)); err != nil {
			return err
		}
		d.args = d.args[:0]
	}
}

// endOfInline returns where the data of a picture ends that stands in a content
// stream (clause 8.9.7).
func endOfInline(data []byte, at int) int {
	for {
		i := bytes.Index(data[at:], []byte("EI"))
		if i < 0 {
			return len(data)
		}
		at += i + 2
		if (i == 0 || isSpace(data[at-3])) && (at == len(data) || isSpace(data[at])) {
			return at
		}
	}
}

// number returns an operand, 0 where it is none.
func (d *drawing) number(i int) float64 {
	if i >= len(d.args) {
		return 0
	}
	x, _ := number(d.args[i])
	return x
}

func (d *drawing) matrix() matrix {
	var m matrix
	for i := range m {
		m[i] = d.number(i)
	}
	return m
}

// do carries out an operator.
func (d *drawing) do(op string) error {
	switch op {
	case "q":
		if err := d.f.b.Depth(d.depth + len(d.stack)/4); err != nil {
			return err
		}
		d.stack = append(d.stack, d.state)
	case "Q":
		if n := len(d.stack); n > 0 {
			d.state, d.stack = d.stack[n-1], d.stack[:n-1]
		}
	case "cm":
		d.ctm = d.matrix().times(d.ctm)
	case "w":
		d.line = d.number(0)
	case "gs":
		return d.graphicsState()
	case "Do":
		return d.object()
	case "re", "m", "l", "c", "v", "y", "h":
		return d.build(op)
	case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n", "W", "W*":
		return d.paint(op)
	default:
		return d.textOperator(op)
	}
	return nil
}

// graphicsState takes from named parameters what makes areas let others through.
func (d *drawing) graphicsState() error {
	if len(d.args) == 0 {
		return nil
	}
	key, _ := d.args[0].(name)
	p := d.f.dict(d.f.dict(d.resources["ExtGState"])[string(key)])
	if a, ok := number(d.f.resolve(p["ca"])); ok {
		d.opaque = a > 0.95
	}
	if mode, ok := d.f.resolve(p["BM"]).(name); ok && mode != "Normal" && mode != "Compatible" {
		d.opaque = false
	}
	if w, ok := number(d.f.resolve(p["LW"])); ok {
		d.line = w
	}
	if list := d.f.array(p["Font"]); len(list) == 2 {
		var err error
		if d.face, err = d.font(list[0]); err != nil {
			return err
		}
		d.size, _ = number(d.f.resolve(list[1]))
	}
	return nil
}

// object draws an object by its name: a picture or another drawing.
func (d *drawing) object() error {
	if err := d.f.b.Block(); err != nil || len(d.args) == 0 {
		return err
	}
	key, _ := d.args[0].(name)
	v := d.f.dict(d.resources["XObject"])[string(key)]
	s, ok := d.f.resolve(v).(stream)
	if !ok {
		return nil
	}
	switch d.f.resolve(s.dict["Subtype"]) {
	case name("Image"):
		if s.dict["SMask"] != nil || s.dict["Mask"] != nil || d.f.resolve(s.dict["ImageMask"]) == true {
			opaque := d.opaque
			d.opaque = false
			d.picture()
			d.opaque = opaque
			return nil
		}
		d.picture()
	case name("Form"):
		return d.form(v, s, d.state, d.resources, d.depth+1)
	}
	return nil
}

// picture notes a picture, which fills the unit square.
func (d *drawing) picture() {
	box := d.ctm.box(0, 0, 1, 1).within(d.clip)
	if box.Width() <= 0 || box.Height() <= 0 {
		return
	}
	d.f.b.grow(sizeOfBox)
	d.page.Pictures = append(d.page.Pictures, box)
	d.coverWith(box)
}

// coverWith hides what lies under an area.
func (d *drawing) coverWith(box Box) {
	d.order++
	if d.opaque {
		d.f.b.grow(sizeOfBox)
		d.cover = append(d.cover, covering{box, d.order})
	}
}

// form draws a drawing (clause 8.10).
func (r *pageReader) form(v any, s stream, st state, resources dict, depth int) error {
	key, shared := v.(ref)
	content, known := r.forms[key]
	if !shared || !known {
		var err error
		if content, err = r.f.unpack(s); err != nil {
			return err
		}
		if shared {
			r.forms[key] = content
		}
	}
	if m := r.f.numbers(s.dict["Matrix"]); len(m) == 6 {
		st.ctm = matrix(m).times(st.ctm)
	}
	if b := r.f.numbers(s.dict["BBox"]); len(b) == 4 {
		st.clip = st.ctm.box(b[0], b[1], b[2], b[3]).within(st.clip)
	}
	if own := r.f.dict(s.dict["Resources"]); own != nil {
		resources = own
	}
	return r.draw(content, resources, st, depth)
}

// textOperator carries out an operator of text (clause 9.3 and 9.4).
func (d *drawing) textOperator(op string) error {
	switch op {
	case "BT":
		d.text, d.textLine = identity, identity
	case "Tc":
		d.spacing = d.number(0)
	case "Tw":
		d.wordSpacing = d.number(0)
	case "Tz":
		d.scale = d.number(0) / 100
	case "TL":
		d.leading = d.number(0)
	case "Ts":
		d.rise = d.number(0)
	case "Tr":
		mode := d.number(0)
		d.invisible = mode == 3 || mode == 7
	case "Tf":
		return d.setFont()
	case "Td":
		d.move(d.number(0), d.number(1))
	case "TD":
		d.leading = -d.number(1)
		d.move(d.number(0), d.number(1))
	case "Tm":
		d.text = d.matrix()
		d.textLine = d.text
	case "T*":
		d.move(0, -d.leading)
	case "Tj":
		return d.showArg(0)
	case "'":
		d.move(0, -d.leading)
		return d.showArg(0)
	case `"`:
		d.wordSpacing, d.spacing = d.number(0), d.number(1)
		d.move(0, -d.leading)
		return d.showArg(2)
	case "TJ":
		if len(d.args) == 0 {
			return nil
		}
		list, _ := d.args[0].([]any)
		for _, v := range list {
			if s, ok := v.(string); ok {
				if err := d.show(s); err != nil {
					return err
				}
			} else if x, ok := number(v); ok {
				d.advance(-x / 1000 * d.size * d.scale)
			}
		}
	}
	return nil
}

func (d *drawing) setFont() error {
	if len(d.args) < 2 {
		return nil
	}
	key, _ := d.args[0].(name)
	v, ok := d.f.dict(d.resources["Font"])[string(key)]
	if !ok {
		d.face = nil
		return nil
	}
	var err error
	d.face, err = d.font(v)
	d.size = d.number(1)
	return err
}

func (d *drawing) move(x, y float64) {
	d.textLine = matrix{1, 0, 0, 1, x, y}.times(d.textLine)
	d.text = d.textLine
}

func (d *drawing) advance(x float64) { d.text = matrix{1, 0, 0, 1, x, 0}.times(d.text) }

func (d *drawing) showArg(i int) error {
	if i >= len(d.args) {
		return nil
	}
	s, _ := d.args[i].(string)
	return d.show(s)
}

// noFont is that of text for which none is set.
var noFont = &font{length: oneByte, scale: 0.001}

// bundle is how many characters count as a block.
const bundle = 16

// show draws a string.
func (d *drawing) show(s string) error {
	for len(s) > 0 {
		fn := d.face
		if fn == nil {
			fn = noFont
		}
		d.f.b.step(1 + fn.work())
		code, n := fn.next(s)
		bytes := s[:n]
		s = s[n:]
		glyph, known := fn.known[code]
		if !known {
			d.f.b.grow(sizeOfObject + 4*longestText)
			glyph = fn.draw(code, bytes)
		}
		width := glyph.width*d.size + d.spacing
		if n == 1 && code == ' ' {
			width += d.wordSpacing
		}
		m := matrix{d.size * d.scale, 0, 0, d.size, 0, d.rise}.times(d.text).times(d.ctm)
		d.order++
		g := Glyph{Text: glyph.text, Size: m.height(), Font: fn.name, order: d.order, toward: directionOf(m[0], m[1])}
		g.X, g.Y = m.apply(0, 0)
		g.Right, g.endY = m.apply(glyph.width, 0)
		d.advance(width * d.scale)
		if x, y := g.Middle(); d.invisible || !d.clip.Holds(x, y) {
			continue
		}
		if len(d.page.Glyphs)%bundle == 0 {
			if err := d.f.b.Block(); err != nil {
				return err
			}
		}
		d.f.b.grow(sizeOfGlyph)
		d.page.Glyphs = append(d.page.Glyphs, g)
	}
	return nil
}
