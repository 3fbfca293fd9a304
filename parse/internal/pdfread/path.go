package pdfread

import "math"

// path is a path that is being built: its rectangles and straight lines along the
// edges of the page, in points on it.
type path struct {
	boxes    []Box        // rectangles, which may be as thin as a line
	segments [][4]float64 // lines
	// points are those of the part that is being built; curved says that it has
	// others than straight lines.
	points [][2]float64
	curved bool
	clips  bool // it bounds what is drawn after it
}

// build carries out an operator that builds a path (clause 8.5.2).
func (d *drawing) build(op string) error {
	p := &d.path
	if (len(p.boxes)+len(p.segments)+len(p.points))%bundle == 0 {
		if err := d.f.b.Block(); err != nil {
			return err
		}
	}
	d.f.b.grow(sizeOfBox / 2)
	at := func(i int) [2]float64 {
		x, y := d.ctm.apply(d.number(i), d.number(i+1))
		return [2]float64{x, y}
	}
	switch op {
	case "re":
		p.end()
		x, y := d.number(0), d.number(1)
		if d.ctm[1] == 0 && d.ctm[2] == 0 || d.ctm[0] == 0 && d.ctm[3] == 0 {
			p.boxes = append(p.boxes, d.ctm.box(x, y, x+d.number(2), y+d.number(3)))
		}
	case "m":
		p.end()
		p.points = append(p.points[:0], at(0))
	case "l":
		p.points = append(p.points, at(0))
	case "h":
		if len(p.points) > 0 {
			p.points = append(p.points, p.points[0])
		}
	default: // curves
		p.curved = true
	}
	return nil
}

// straight is how far, in points, a line may lean that lies along an edge.
const straight = 0.3

// end ends a part of a path: a closed one of four corners is a rectangle, any other
// is its lines.
func (p *path) end() {
	n := len(p.points)
	if n >= 2 && !p.curved {
		box := boxOf(p.points...)
		corners := n == 5 && p.points[0] == p.points[4] || n == 4
		for i := 1; i < n; i++ {
			a, b := p.points[i-1], p.points[i]
			if math.Abs(a[0]-b[0]) > straight && math.Abs(a[1]-b[1]) > straight {
				corners = false
				continue
			}
			p.segments = append(p.segments, [4]float64{a[0], a[1], b[0], b[1]})
		}
		if corners {
			p.segments = p.segments[:len(p.segments)-(n-1)]
			p.boxes = append(p.boxes, box)
		}
	}
	p.points, p.curved = p.points[:0], false
}

// thickest is the width, in points, up to which a bar is a line.
const thickest = 3

// paint carries out an operator that paints a path or bounds what follows by it
// (clause 8.5.3 and 8.5.4).
func (d *drawing) paint(op string) error {
	p := &d.path
	p.end()
	if op[0] == 'W' {
		p.clips = true
		return nil
	}
	fills := op[0] == 'f' || op[0] == 'F' || op[0] == 'B' || op[0] == 'b'
	strokes := op[0] == 'S' || op[0] == 's' || op[0] == 'B' || op[0] == 'b'
	width := d.line * math.Sqrt(math.Abs(d.ctm[0]*d.ctm[3]-d.ctm[1]*d.ctm[2]))
	for _, b := range p.boxes {
		if fills {
			d.fill(b)
		}
		if strokes {
			d.stroke(b.Left, b.Top, b.Right, b.Top, width)
			d.stroke(b.Left, b.Bottom, b.Right, b.Bottom, width)
			d.stroke(b.Left, b.Top, b.Left, b.Bottom, width)
			d.stroke(b.Right, b.Top, b.Right, b.Bottom, width)
		}
	}
	if strokes {
		for _, s := range p.segments {
			d.stroke(s[0], s[1], s[2], s[3], width)
		}
	}
	if p.clips && len(p.boxes) == 1 && len(p.segments) == 0 {
		d.clip = p.boxes[0].within(d.clip)
	}
	d.path = path{boxes: p.boxes[:0], segments: p.segments[:0], points: p.points[:0]}
	return nil
}

// fill notes a filled rectangle: a line where it is thin, an area otherwise.
func (d *drawing) fill(b Box) {
	b = b.within(d.clip)
	if b.Width() < 0 || b.Height() < 0 {
		return
	}
	if min(b.Width(), b.Height()) <= thickest {
		d.rule(b)
		return
	}
	d.coverWith(b)
}

// stroke notes a line: an area where it is thick.
func (d *drawing) stroke(x0, y0, x1, y1, width float64) {
	half := width / 2
	b := boxOf([2]float64{x0, y0}, [2]float64{x1, y1})
	if b.Width() >= b.Height() {
		b.Top, b.Bottom = b.Top-half, b.Bottom+half
	} else {
		b.Left, b.Right = b.Left-half, b.Right+half
	}
	if width > thickest {
		d.fill(b)
	} else if b = b.within(d.clip); b.Width() >= 0 && b.Height() >= 0 {
		d.rule(b)
	}
}

func (d *drawing) rule(b Box) {
	d.order++
	d.f.b.grow(sizeOfBox)
	d.page.Rules = append(d.page.Rules, Rule{b, d.order})
}
