package docx

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/render"
)

// Lengths of DrawingML: English metric units, 12700 to the point.
const (
	emuPerTwip  = 635
	emuPerPixel = 9525 // at 96 pixels to the inch
)

const (
	drawingSpace = "http://schemas.openxmlformats.org/drawingml/2006/main"
	pictureSpace = "http://schemas.openxmlformats.org/drawingml/2006/picture"
)

// signatures are how files of the two formats begin.
var signatures = map[string]string{
	"png":  "\x89PNG\r\n\x1a\n",
	"jpeg": "\xff\xd8\xff",
}

// figure sets a picture in the middle of a line of its own, made smaller where
// it would not fit the page, with its caption below.
func (c *composer) figure(f *render.Figure) error {
	signature, ok := signatures[f.Format]
	if !ok {
		return message.Errorf("render.picture_format", f.Format)
	}
	if !bytes.HasPrefix(f.Data, []byte(signature)) {
		return message.Errorf("render.picture_other", f.Format)
	}
	if f.Width <= 0 || f.Height <= 0 {
		return message.Errorf("render.picture_size", f.Width, f.Height)
	}
	c.pictures = append(c.pictures, f)
	n := c.firstPicture + len(c.pictures)
	name := c.pictureName(n, f.Format)
	room := c.look.height - c.look.line
	if f.Caption != "" {
		room -= c.look.line
	}
	scale := min(1, float64(c.look.width*emuPerTwip)/float64(f.Width*emuPerPixel), float64(room*emuPerTwip)/float64(f.Height*emuPerPixel))
	wide := max(int(scale*float64(f.Width*emuPerPixel)), 1)
	high := max(int(scale*float64(f.Height*emuPerPixel)), 1)

	c.openParagraph(c.look.picture, properties{keepNext: f.Caption != ""})
	c.str(`<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="`)
	c.int(wide)
	c.str(`" cy="`)
	c.int(high)
	c.str(`"/><wp:docPr id="`)
	c.int(c.firstDrawing + n)
	c.str(`" name="`)
	c.str(name)
	c.str(`" descr="`)
	var err error
	if c.body, err = appendAttribute(c.body, f.Alt); err != nil {
		return message.Within("docx.alt", err)
	}
	c.str(`"/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="` + drawingSpace + `" noChangeAspect="1"/></wp:cNvGraphicFramePr>` +
		`<a:graphic xmlns:a="` + drawingSpace + `"><a:graphicData uri="` + pictureSpace + `">` +
		`<pic:pic xmlns:pic="` + pictureSpace + `"><pic:nvPicPr><pic:cNvPr id="`)
	c.int(n)
	c.str(`" name="`)
	c.str(name)
	c.str(`"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="` + relationshipTypes + `" r:embed="`)
	c.str(c.pictureID(n))
	c.str(`"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="`)
	c.int(wide)
	c.str(`" cy="`)
	c.int(high)
	c.str(`"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>` +
		`</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`)
	if f.Caption == "" {
		return nil
	}
	c.openParagraph(c.look.caption, properties{})
	c.str(`<w:r>`)
	if c.body, err = appendRunText(c.body, f.Caption); err != nil {
		return message.Within("docx.caption", err)
	}
	c.str(`</w:r></w:p>`)
	return nil
}

// pictureName is the name of the n-th picture's file, pictureID that of the
// relationship which leads to it.
func (c *composer) pictureName(n int, format string) string {
	return c.pictureStem + strconv.Itoa(n) + "." + format
}

func (c *composer) pictureID(n int) string { return "rId" + c.pictureStem + strconv.Itoa(n) }

// pictureRelations are the relationships that lead to the pictures.
func (c *composer) pictureRelations() string {
	var b strings.Builder
	for i, f := range c.pictures {
		n := c.firstPicture + i + 1
		b.WriteString(`<Relationship Id="` + c.pictureID(n) + `" Type="` + relationshipTypes + `/image" Target="media/` + c.pictureName(n, f.Format) + `"/>`)
	}
	return b.String()
}
