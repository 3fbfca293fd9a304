package pdf

import "github.com/govdisclosure/annualreport/render/layout"

// LayoutFaces is for the benchmark of the layout.
func (rd Renderer) LayoutFaces() layout.Faces { return rd.Faces.Layout() }
