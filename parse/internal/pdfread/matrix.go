package pdfread

import "math"

// matrix maps coordinates (ISO 32000-1 clause 8.3.3).
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times returns the matrix that maps by m first and by n then.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// apply returns where a point goes.
func (m matrix) apply(x, y float64) (float64, float64) {
	return x*m[0] + y*m[2] + m[4], x*m[1] + y*m[3] + m[5]
}

// height is how long an upright stroke of length 1 becomes.
func (m matrix) height() float64 { return math.Hypot(m[2], m[3]) }

// Box is a rectangle on a page, in points from its left and its top edge.
type Box struct {
	Left, Top, Right, Bottom float64
}

// boxOf returns the box around points.
func boxOf(points ...[2]float64) Box {
	b := Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range points {
		b.Left, b.Right = min(b.Left, p[0]), max(b.Right, p[0])
		b.Top, b.Bottom = min(b.Top, p[1]), max(b.Bottom, p[1])
	}
	return b
}

// box returns the box around what becomes of a rectangle.
func (m matrix) box(x0, y0, x1, y1 float64) Box {
	var points [4][2]float64
	for i, p := range [4][2]float64{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}} {
		points[i][0], points[i][1] = m.apply(p[0], p[1])
	}
	return boxOf(points[:]...)
}

// within returns the part of a box that lies in another.
func (b Box) within(o Box) Box {
	return Box{max(b.Left, o.Left), max(b.Top, o.Top), min(b.Right, o.Right), min(b.Bottom, o.Bottom)}
}

// Holds reports whether a point lies in the box.
func (b Box) Holds(x, y float64) bool {
	return x >= b.Left && x <= b.Right && y >= b.Top && y <= b.Bottom
}

// Width and Height are those of the box.
func (b Box) Width() float64  { return b.Right - b.Left }
func (b Box) Height() float64 { return b.Bottom - b.Top }
