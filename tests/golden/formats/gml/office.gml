Creator "by hand"
graph [
  label "Office"
  directed 1
  node [ id 1 label "Work &amp; pay" graphics [ x 0.0 y 10.0 w 40 h 20 ] ]
  node [ id 2 label "Stress" graphics [ x 300.0 y 10.0 ] ]
  node [ id 3 label "Sleep" graphics [ x 150.0 y 220.0 ] meaning "hours a night" ]
  edge [ source 1 target 2 label "+" ]
  edge [ source 2 target 3 label "-" delay 1 ]
  edge [ source 2 target 3 label "-" ]
  edge [ source 3 target 1 graphics [ fill "#CC0000" targetArrow "standard" ] ]
]
