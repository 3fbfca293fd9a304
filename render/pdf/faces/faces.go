// Package faces has the faces that a report is printed in, one for each role that
// GB/T 9704-2012 knows, and lets a caller put others in their place: files of its
// own, or the official faces where the system has them ([Installed]).
//
// The embedded faces are free ones, made by tools/fonts/make.sh:
//
//	role        official           embedded
//	Title       小标宋             Noto Serif SC Bold
//	Body        仿宋_GB2312        Noto Serif SC
//	Heading     黑体               Noto Sans SC Medium
//	Subheading  楷体_GB2312        Annual Report Kai, made of LXGW WenKai
//	Figures     宋体               Noto Serif SC
//	Strong      仿宋_GB2312 加粗   Noto Serif SC Bold
//
// Each has the 8,105 characters of 通用规范汉字表, all of GB 2312, and the signs of
// official documents. There is no 仿宋 among them: none under a free licence with
// outlines in the TrueType form and all 8,105 characters is packaged.
package faces

import (
	_ "embed"
	"sync"

	"github.com/govdisclosure/annualreport/render/font"
	"github.com/govdisclosure/annualreport/render/layout"
)

// Role is what a face is used for.
type Role int

const (
	Title      Role = iota // 标题
	Body                   // 正文, and headings of the levels 3 and 4
	Heading                // 一级标题: 一、
	Subheading             // 二级标题: （一）
	Figures                // 页码 and figures in tables
	Strong                 // stressed words of the body
	roles                  // their number
)

var (
	//go:embed NotoSerifSC-Regular.ttf
	serif []byte
	//go:embed NotoSerifSC-Bold.ttf
	serifBold []byte
	//go:embed NotoSansSC-Medium.ttf
	sans []byte
	//go:embed AnnualReportKai-Regular.ttf
	kai []byte
)

// embedded returns the embedded faces by role, parsed once. Roles may share one.
var embedded = sync.OnceValue(func() (faces [roles]*font.Face) {
	parse := func(ttf []byte) *font.Face {
		f, err := font.Parse(ttf)
		if err != nil {
			panic(err) // the tests have parsed them
		}
		return f
	}
	faces[Body] = parse(serif)
	faces[Title] = parse(serifBold)
	faces[Heading] = parse(sans)
	faces[Subheading] = parse(kai)
	faces[Figures] = faces[Body]
	faces[Strong] = faces[Title]
	return faces
})

// Embedded returns the embedded face for a role.
func Embedded(role Role) *font.Face { return embedded()[role] }

// Faces is a choice of faces. Where a field is nil the embedded face is used, so
// that the zero value is the embedded faces. [font.Parse] makes a face of a file.
type Faces struct {
	Title, Body, Heading, Subheading, Figures, Strong *font.Face
	// Fallback has characters that the other faces lack. It is asked before the
	// embedded faces.
	Fallback []*font.Face
}

// Chain returns the faces to look for a character of a role in: the one chosen for
// the role, the fallbacks, the embedded one for the role, all other embedded ones.
// None comes twice.
func (f Faces) Chain(role Role) font.Chain {
	chain := make(font.Chain, 0, 2+len(f.Fallback)+int(roles))
	add := func(face *font.Face) {
		if face == nil {
			return
		}
		for _, have := range chain {
			if have == face {
				return
			}
		}
		chain = append(chain, face)
	}
	add(f.chosen(role))
	for _, face := range f.Fallback {
		add(face)
	}
	add(Embedded(role))
	for _, face := range embedded() {
		add(face)
	}
	return chain
}

// chosen returns the caller's face for a role; nil where it chose none.
func (f Faces) chosen(role Role) *font.Face {
	return [roles]*font.Face{
		Title:      f.Title,
		Body:       f.Body,
		Heading:    f.Heading,
		Subheading: f.Subheading,
		Figures:    f.Figures,
		Strong:     f.Strong,
	}[role]
}

// Layout returns the faces as the layout wants them.
func (f Faces) Layout() layout.Faces {
	chain := func(role Role) []layout.Face {
		chain := f.Chain(role)
		list := make([]layout.Face, len(chain))
		for i, face := range chain {
			list[i] = face
		}
		return list
	}
	return layout.Faces{
		Body:       chain(Body),
		Title:      chain(Title),
		Heading:    chain(Heading),
		Subheading: chain(Subheading),
		Figures:    chain(Figures),
		Strong:     chain(Strong),
	}
}
