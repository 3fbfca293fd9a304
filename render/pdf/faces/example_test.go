package faces_test

import (
	"fmt"
	"os"

	"github.com/govdisclosure/annualreport/render/font"
	"github.com/govdisclosure/annualreport/render/pdf/faces"
)

// A file of the caller's own in place of an embedded face.
func Example() {
	file, err := os.ReadFile("NotoSansSC-Medium.ttf")
	if err != nil {
		fmt.Println(err)
		return
	}
	face, err := font.Parse(file)
	if err != nil {
		fmt.Println(err)
		return
	}
	chosen := faces.Faces{Title: face}
	for _, role := range []faces.Role{faces.Title, faces.Subheading} {
		first, _, err := chosen.Chain(role).Find('年')
		fmt.Println(first.Name(), err)
	}
	// Output:
	// NotoSansSC-Medium <nil>
	// AnnualReportKai-Regular <nil>
}

// The official faces where the system has them, the embedded ones elsewhere.
func ExampleInstalled() {
	found, err := faces.Installed()
	if err != nil {
		fmt.Fprintln(os.Stderr, err) // something could not be read; go on with the rest
	}
	for _, f := range found {
		if f.Err != nil {
			fmt.Fprintln(os.Stderr, f.Path, f.Err)
		}
	}
	body := faces.Choose(found).Chain(faces.Body)
	_, _, err = body.Find('𫟹')
	fmt.Println(err)
	// Output:
	// <nil>
}
