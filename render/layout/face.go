package layout

// Face is a font as the layout sees it. [font.Face] is one. It must be comparable
// and safe for concurrent use. All values are in font units.
//
// [font.Face]: https://pkg.go.dev/github.com/govdisclosure/annualreport/render/font#Face
type Face interface {
	UnitsPerEm() int
	// Glyph returns the glyph of a character, and false where the face has none.
	Glyph(r rune) (id uint16, ok bool)
	// Advance returns a glyph's width.
	Advance(id uint16) int
	// Bounds returns the box around a glyph's ink, from the glyph's origin.
	Bounds(id uint16) (xmin, ymin, xmax, ymax int)
}

// Faces names the faces for each role. Of several faces the first is used that has
// the character.
type Faces struct {
	Body       []Face // 正文：仿宋; also headings of levels 3 and 4
	Title      []Face // 标题：小标宋
	Heading    []Face // 一级标题：黑体
	Subheading []Face // 二级标题：楷体
	Figures    []Face // 页码 and figures in tables
	Strong     []Face // stressed words of the body
}

// role is an index into the faces.
type role uint8

const (
	roleBody role = iota
	roleTitle
	roleHeading
	roleSubheading
	roleFigures
	roleStrong
	roles
)

func (f Faces) chains() [roles][]Face {
	return [roles][]Face{f.Body, f.Title, f.Heading, f.Subheading, f.Figures, f.Strong}
}

// headingRole returns the role that GB/T 9704-2012 (7.3.3) gives to a heading of
// the level.
func headingRole(level int) role {
	switch level {
	case 1:
		return roleHeading
	case 2:
		return roleSubheading
	}
	return roleBody
}
