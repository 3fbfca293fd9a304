package docx

import (
	"bytes"
	"fmt"

	"github.com/govdisclosure/annualreport/render"
)

// Lengths of DrawingML: English metric units, 12700 to the point.
const (
	emuPerTwip  = 635
	emuPerPixel = 9525 // at 96 pixels to the inch
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
		return fmt.Errorf("its format is %q, not png or jpeg", f.Format)
	}
	if !bytes.HasPrefix(f.Data, []byte(signature)) {
		return fmt.Errorf("its data are not a %s file", f.Format)
	}
	if f.Width <= 0 || f.Height <= 0 {
		return fmt.Errorf("its size is %d × %d pixels", f.Width, f.Height)
	}
	c.pictures = append(c.pictures, f)
	n := len(c.pictures)
	room := c.look.height - c.look.line
	if f.Caption != "" {
		room -= c.look.line
	}
	scale := min(1, float64(c.look.width*emuPerTwip)/float64(f.Width*emuPerPixel), float64(room*emuPerTwip)/float64(f.Height*emuPerPixel))
	wide := max(int(scale*float64(f.Width*emuPerPixel)), 1)
	high := max(int(scale*float64(f.Height*emuPerPixel)), 1)

	c.openParagraph(c.look.picture, properties{keepNext: f.Caption != ""})
	c.str(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="`)
	c.int(wide)
	c.str(`" cy="`)
	c.int(high)
	c.str(`"/><wp:docPr id="`)
	c.int(n)
	c.str(`" name="`)
	c.str(pictureName(n, f.Format))
	c.str(`" descr="`)
	var err error
	if c.body, err = appendAttribute(c.body, f.Alt); err != nil {
		return fmt.Errorf("alternative text: %w", err)
	}
	c.str(`"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>` +
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
		`<pic:pic><pic:nvPicPr><pic:cNvPr id="`)
	c.int(n)
	c.str(`" name="`)
	c.str(pictureName(n, f.Format))
	c.str(`"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="`)
	c.str(pictureID(n))
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
		return fmt.Errorf("caption: %w", err)
	}
	c.str(`</w:r></w:p>`)
	return nil
}

// pictureName is the name of the n-th picture's file, pictureID that of the
// relationship which leads to it.
func pictureName(n int, format string) string { return fmt.Sprintf("image%d.%s", n, format) }

func pictureID(n int) string { return fmt.Sprintf("rIdImage%d", n) }
