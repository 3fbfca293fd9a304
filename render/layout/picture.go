package layout

import (
	"errors"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/render"
)

// pixel is the size of a picture's pixel where it need not be smaller: 1/96 inch.
const pixel = 3 * Point / 4

// figure places a picture, scaled down to the type area where it is larger, with its
// caption below it on the same sheet.
func (s *setter) figure(block int, f *render.Figure, headings []galley) error {
	if f.Width <= 0 || f.Height <= 0 || f.Width > 1<<24 || f.Height > 1<<24 {
		return message.Errorf("render.picture_size", f.Width, f.Height)
	}
	caption, err := s.caption(f.Caption)
	if err != nil {
		return err
	}
	var below []Line
	if s.long(caption) {
		caption, below = nil, caption
	}
	line, margin := s.page.line(), s.page.line()/6
	captionHeight := s.page.captionLine() * Length(len(caption))
	room := s.page.AreaHeight - line*Length(height(headings)) - captionHeight - 2*margin
	if room <= 0 {
		room = s.page.AreaHeight - captionHeight - 2*margin
	}
	w, h := pixel*Length(f.Width), pixel*Length(f.Height)
	if w > s.page.AreaWidth {
		w, h = s.page.AreaWidth, h.times(int64(s.page.AreaWidth), int64(w))
	}
	if h > room {
		w, h = w.times(int64(room), int64(h)), room
	}
	slots := min(s.slots(h+captionHeight+2*margin), s.page.Lines)
	s.placeAll(headings, slots)
	s.reserve(slots)
	top := s.page.slot(s.flow.slot) + (line*Length(slots)-h-captionHeight)/2
	s.flow.sheet.Pictures = append(s.flow.sheet.Pictures, Picture{
		X: s.page.Left + (s.page.AreaWidth-w)/2, Y: top, Width: max(w, 1), Height: max(h, 1), Block: block,
	})
	s.putCaption(caption, top+h)
	s.advance(line * Length(slots))
	s.flowCaption(below)
	return nil
}

// captionLine returns the height of a caption's line.
func (p Page) captionLine() Length { return p.TableSize * 3 / 2 }

// caption sets the caption of a picture or table: in the middle, in the type of a
// table.
func (s *setter) caption(text string) ([]Line, error) {
	size := s.page.TableSize
	p, err := s.measure(size, 0, span{text: text, role: roleBody})
	var missing *MissingError
	if errors.As(err, &missing) {
		missing.within(message.Text{ZH: "题注", EN: "caption"})
	}
	if err != nil {
		return nil, err
	}
	var lines []Line
	for i, l := range p.breakLines(s.page.AreaWidth, 0, alignCenter) {
		y := baseline(s.page.captionLine()*Length(i), s.page.captionLine(), size)
		lines = append(lines, Line{Kind: KindCaption, Block: s.index, Runs: s.setLine(p, l, s.page.Left, y, s.page.AreaWidth, alignCenter)})
	}
	return lines, nil
}

func (s *setter) putCaption(lines []Line, top Length) {
	for _, l := range lines {
		s.put(l, top)
	}
}

// long reports whether a caption would leave too little of a sheet to what it stands at.
func (s *setter) long(caption []Line) bool {
	return s.page.captionLine()*Length(len(caption)) > s.page.AreaHeight/2
}

// flowCaption puts a long caption on the sheet, and the rest of it on those that follow.
func (s *setter) flowCaption(lines []Line) {
	pitch := s.page.captionLine()
	for so := 0; so < len(lines); {
		s.reserve(1)
		n := min(max(1, int(s.page.slotsHeight(s.free())/pitch)), len(lines)-so)
		top := s.page.slot(s.flow.slot) - pitch*Length(so)
		for _, l := range lines[so : so+n] {
			s.put(l, top)
		}
		s.advance(pitch * Length(n))
		so += n
	}
}
