package doc

import (
	"encoding/base64"
	"errors"
	"net/url"
	"regexp"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
)

var dataURI = regexp.MustCompile(`^(?i)data:image/(?:png|jpe?g)((?:;[a-z-]+=[^;,]*)*)(;base64)?,`)

// PictureAt returns the picture of a data: address. One of any other address, or
// that cannot be read, has no data and its address for a text.
func PictureAt(b *Account, src, alt string) *report.Picture {
	Must(b.Grow(int64(sizeOfBlock + 2*len(src))))
	if m := dataURI.FindStringSubmatch(src); m != nil {
		data, err := []byte(nil), error(nil)
		if rest := src[len(m[0]):]; m[2] != "" {
			data, err = base64.StdEncoding.DecodeString(strings.Join(strings.Fields(rest), ""))
		} else {
			var s string
			s, err = url.PathUnescape(rest)
			data = []byte(s)
		}
		if err == nil {
			data, err = b.Picture(data)
			Must(err)
		}
		if err == nil && data != nil {
			return &report.Picture{Data: data, Alt: alt}
		}
		src = han.PrefixRunes(src, 30)
	}
	if alt != "" {
		src = alt + " " + src
	}
	return &report.Picture{Alt: remark.Shorten(src)}
}

// Picture returns the file of a picture that can be printed, nil where it is none.
func (b *Account) Picture(data []byte) ([]byte, error) {
	p := report.Picture{Data: data}
	info, err := p.Info()
	if err != nil {
		return nil, nil
	}
	if err := errors.Join(b.Step(2*info.Width*info.Height), b.Alive()); err != nil {
		return nil, err
	}
	if _, err := p.Decode(); err != nil {
		return nil, nil
	}
	return data, nil
}
