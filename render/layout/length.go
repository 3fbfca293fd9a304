package layout

import (
	"math"
	"strconv"
)

// Length is a distance in thousandths of a point (1 point = 1/72 inch).
type Length int64

// Point is one point.
const Point Length = 1000

// Pt returns a length given in points, the unit of type sizes.
func Pt(points float64) Length { return Length(math.Round(points * 1000)) }

// MM returns a length given in millimetres, the unit of GB/T 9704-2012.
func MM(millimetres float64) Length { return Length(math.Round(millimetres * 72000 / 25.4)) }

// Points returns the length in points.
func (l Length) Points() float64 { return float64(l) / 1000 }

// String returns the length in points, for messages: "442.205pt".
func (l Length) String() string { return strconv.FormatFloat(l.Points(), 'f', -1, 64) + "pt" }

// times returns l·num/den, rounded down.
func (l Length) times(num, den int64) Length { return Length(int64(l) * num / den) }
