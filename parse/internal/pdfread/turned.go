package pdfread

import (
	"math"
	"strings"
)

// direction is the edge of the page towards which a character's line runs.
type direction int8

const (
	rightward direction = iota // as on an upright page
	downward                   // a quarter turn clockwise from there, and so on
	leftward
	upward
	slanting // towards none: as watermarks and stamps do
)

// directionOf returns the direction of a stroke, its y counted from the top down.
func directionOf(x, y float64) direction {
	const lean = 0.01 // of a stroke that runs straight
	switch {
	case math.Abs(y) < lean*math.Abs(x) && x > 0:
		return rightward
	case math.Abs(y) < lean*math.Abs(x):
		return leftward
	case math.Abs(x) < lean*math.Abs(y) && y > 0:
		return downward
	case math.Abs(x) < lean*math.Abs(y):
		return upward
	}
	return slanting
}

// takeSlanting takes the characters of a page away that run along none of its edges.
func (p *Page) takeSlanting() {
	var b strings.Builder
	rest := p.Glyphs[:0]
	for _, g := range p.Glyphs {
		if g.toward == slanting {
			b.WriteString(g.Text)
		} else {
			rest = append(rest, g)
		}
	}
	p.Glyphs, p.slanting = rest, b.String()
}

const (
	// mostly is the part of a page's characters that run in one direction where the
	// page lies that way.
	mostly = 0.9
	// leastLying is how many there are at least: a page with a picture may have a
	// few words along its edge.
	leastLying = 50
)

// setUpright turns what stands on a page that lies on its side, or upside down, as a
// person turns the sheet: a landscape page may be put onto an upright one without
// saying so.
func (p *Page) setUpright() {
	var count [slanting]int
	all := 0
	for i := range p.Glyphs {
		if g := &p.Glyphs[i]; !blank(g) {
			count[g.toward]++
			all++
		}
	}
	for d := downward; d < slanting; d++ {
		if all >= leastLying && float64(count[d]) >= mostly*float64(all) {
			for range slanting - d {
				p.turn()
			}
			return
		}
	}
}

// quarter turns a page of a height clockwise.
func quarter(height float64) matrix { return matrix{0, 1, -1, 0, height, 0} }

// turn turns all that stands on a page by a quarter, clockwise.
func (p *Page) turn() {
	m := quarter(p.Height)
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		g.X, g.Y = m.apply(g.X, g.Y)
		g.Right, g.endY = m.apply(g.Right, g.endY)
		g.toward = (g.toward + 1) % slanting
	}
	for i := range p.Rules {
		p.Rules[i].Box = m.turned(p.Rules[i].Box)
	}
	for i := range p.Pictures {
		p.Pictures[i] = m.turned(p.Pictures[i])
	}
	p.Width, p.Height = p.Height, p.Width
}

// turned returns what becomes of a box.
func (m matrix) turned(b Box) Box { return m.box(b.Left, b.Top, b.Right, b.Bottom) }
