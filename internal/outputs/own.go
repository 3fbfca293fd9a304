package outputs

import (
	"fmt"
	"os"
	"strings"

	"github.com/govdisclosure/annualreport/render/pdf/faces"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/settings"
)

// Own is what an office has of its own for its documents, and what it asks for. The zero
// Own has nothing and asks for nothing.
type Own struct {
	Settings settings.Settings

	// Untagged asks for PDF without tags.
	Untagged bool
}

// Switch is a choice that people have on the command line.
type Switch struct {
	Name  string
	Usage report.Label

	// One of them is set: what is false by default and set by -name, or by -name=false.
	On, Off *bool
}

// faces returns the faces of the office's folders; none where it names no folder. A folder
// that is not there, or holds none, and a face that cannot be used are errors: the office
// means to print in its own.
func (o *Own) faces() (faces.Faces, error) {
	folders := o.Settings.FontFolders
	if len(folders) == 0 {
		return faces.Faces{}, nil
	}
	for _, folder := range folders {
		if _, err := os.ReadDir(folder); err != nil {
			return faces.Faces{}, err
		}
	}
	found, err := faces.Installed(folders...)
	if err != nil {
		return faces.Faces{}, err
	}
	for _, f := range found {
		if f.Err != nil {
			return faces.Faces{}, fmt.Errorf("%s: %w", f.Path, f.Err)
		}
	}
	if len(found) == 0 {
		return faces.Faces{}, &NoFaceError{folders}
	}
	return faces.Choose(found), nil
}

// NoFaceError says that the folders of an office hold no face of official documents.
type NoFaceError struct{ Folders []string }

func (e *NoFaceError) Error() string {
	return strings.Join(e.Folders, ", ") + ": no face that official documents are set in"
}
